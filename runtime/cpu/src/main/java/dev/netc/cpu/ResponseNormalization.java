package dev.netc.cpu;

import dev.netc.runtime.operator.LocalResponseNorm;

/** Local response normalization across channels: y = x / d^beta with d = k + alpha/size * sum of x^2 over the nearest channels. */
final class ResponseNormalization implements Operation {

    private final Context context;
    private final LocalResponseNorm norm;
    private final Activation x; // N x C x H x W
    private final Activation y; // N x C x H x W
    private final float[] divisors; // N x C x H x W, d above
    private final float[] shares; // N x C x H x W, of an output's gradient that goes to its neighbours, by x

    ResponseNormalization(Context context, LocalResponseNorm norm, Activation x, Activation y, boolean training) {
        this.context = context;
        this.norm = norm;
        this.x = x;
        this.y = y;
        divisors = new float[x.elements()];
        shares = new float[training ? x.elements() : 0];
    }

    private int first(int channel, int below) {
        return Math.max(channel - below, 0);
    }

    private int end(int channel, int above) {
        return Math.min(channel + above + 1, x.channels());
    }

    private int below() {
        return norm.size() / 2;
    }

    private int above() {
        return (norm.size() - 1) / 2;
    }

    @Override
    public Runnable forward() {
        return new ItemKernel(context.team(), x.planes(), this::normalize);
    }

    private void normalize(int plane) {
        float[] array = x.array();
        int channel = plane % x.channels();
        int sample = (plane - channel) * x.area();
        for (int i = 0; i < x.area(); i++) {
            float squares = 0;
            for (int c = first(channel, below()); c < end(channel, above()); c++) {
                float near = array[x.at() + sample + c * x.area() + i];
                squares += near * near;
            }
            int at = plane * x.area() + i;
            divisors[at] = norm.k() + norm.alpha() / norm.size() * squares;
            array[y.at() + at] = (float) (array[x.at() + at] * Math.pow(divisors[at], -norm.beta()));
        }
    }

    @Override
    public Runnable backward(Wanted wanted) {
        if (!wanted.input()) {
            return NOTHING;
        }
        boolean adds = wanted.adds();
        Runnable share = new RangeKernel(context.team(), x.elements(), (from, to) -> share(from, to, adds));
        return new Sequence(share, new ItemKernel(context.team(), x.planes(), this::collect));
    }

    /** What an element's own output gives it, and what that output will give to each neighbour, for each unit of x. */
    private void share(int from, int to, boolean adds) {
        float[] array = x.array();
        double slope = -2.0 * norm.alpha() * norm.beta() / norm.size();
        for (int i = from; i < to; i++) {
            double own = array[y.gradient() + i] * Math.pow(divisors[i], -norm.beta());
            array[x.gradient() + i] = (float) ((adds ? array[x.gradient() + i] : 0) + own);
            shares[i] = (float) (slope * own * array[x.at() + i] / divisors[i]);
        }
    }

    /** An element lies in the sums of the channels from {@code above} before it to {@code below} behind it. */
    private void collect(int plane) {
        float[] array = x.array();
        int channel = plane % x.channels();
        int sample = (plane - channel) * x.area();
        for (int i = 0; i < x.area(); i++) {
            float sum = 0;
            for (int c = first(channel, above()); c < end(channel, below()); c++) {
                sum += shares[sample + c * x.area() + i];
            }
            int at = plane * x.area() + i;
            array[x.gradient() + at] += sum * array[x.at() + at];
        }
    }
}
