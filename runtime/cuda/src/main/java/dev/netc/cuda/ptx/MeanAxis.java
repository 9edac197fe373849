package dev.netc.cuda.ptx;

/** Which elements of x an element of y is the mean of, along one axis, and the other way round. Each is a range without gaps. */
interface MeanAxis {

    /** How long x is. */
    Int32 x();

    /** How long y is. */
    Int32 y();

    /** The first element of x in the window of an element of y. */
    Int32 first(Int32 p);

    /** The one behind the last. */
    Int32 end(Int32 p);

    /** What the window counts in the divisor. */
    Int32 divisor(Int32 p);

    /** The first element of y in the window of which an element of x lies. */
    Int32 firstWindow(Int32 h);

    /** The one behind the last. */
    Int32 windowsEnd(Int32 h);

    /**
     * Windows of one length at equal distances.
     *
     * @param after the padding behind x, which a window's divisor counts, and nothing beyond it
     * @param counts whether padding counts at all
     */
    record Windows(Int32 x, Int32 y, Int32 length, Int32 stride, Int32 before, Int32 after, Truth counts)
            implements MeanAxis {

        static Windows of(Kernel kernel, String x, String y, String window, Truth counts) {
            return new Windows(
                    kernel.whole(x),
                    kernel.whole(y),
                    kernel.whole(window),
                    kernel.whole(window + "_stride"),
                    kernel.whole(window + "_before"),
                    kernel.whole(window + "_after"),
                    counts);
        }

        private Int32 start(Int32 p) {
            return p.times(stride).minus(before);
        }

        @Override
        public Int32 first(Int32 p) {
            return start(p).max(0);
        }

        @Override
        public Int32 end(Int32 p) {
            return start(p).plus(length).min(x);
        }

        @Override
        public Int32 divisor(Int32 p) {
            Int32 padded = start(p).plus(length).min(x.plus(after)).minus(start(p));
            return counts.choose(padded, end(p).minus(first(p)));
        }

        @Override
        public Int32 firstWindow(Int32 h) {
            Int32 latest = h.plus(before).minus(length).plus(1).max(0);
            return latest.plus(stride).minus(1).over(stride);
        }

        @Override
        public Int32 windowsEnd(Int32 h) {
            return h.plus(before).over(stride).plus(1).min(y);
        }
    }

    /** Windows from p x / y, rounded down, to (p + 1) x / y, rounded up: as many as wanted over the whole of x. */
    record Adaptive(Int32 x, Int32 y) implements MeanAxis {

        @Override
        public Int32 first(Int32 p) {
            return p.times(x).over(y);
        }

        @Override
        public Int32 end(Int32 p) {
            return p.plus(1).times(x).plus(y).minus(1).over(y);
        }

        @Override
        public Int32 divisor(Int32 p) {
            return end(p).minus(first(p));
        }

        @Override
        public Int32 firstWindow(Int32 h) {
            return h.times(y).over(x);
        }

        @Override
        public Int32 windowsEnd(Int32 h) {
            return h.plus(1).times(y).plus(x).minus(1).over(x);
        }
    }
}
