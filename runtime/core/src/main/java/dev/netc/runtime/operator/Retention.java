package dev.netc.runtime.operator;

/** Which of its values an operator's backward step still reads, so that training has to keep them. */
public enum Retention {
    NOTHING,
    INPUT,
    OUTPUT;

    /** One answer for each operator, by its derivative. */
    public static final OperatorVisitor<Retention> OF = new OperatorVisitor<>() {

        @Override
        public Retention visit(Conv conv) {
            return INPUT;
        }

        @Override
        public Retention visit(Deconv deconv) {
            return INPUT;
        }

        @Override
        public Retention visit(Linear linear) {
            return INPUT;
        }

        @Override
        public Retention visit(MaxPool pool) {
            return INPUT;
        }

        @Override
        public Retention visit(AvgPool pool) {
            return NOTHING;
        }

        @Override
        public Retention visit(AdaptiveAvgPool pool) {
            return NOTHING;
        }

        @Override
        public Retention visit(BatchNorm norm) {
            return INPUT;
        }

        @Override
        public Retention visit(LayerNorm norm) {
            return INPUT;
        }

        @Override
        public Retention visit(GroupNorm norm) {
            return INPUT;
        }

        @Override
        public Retention visit(LocalResponseNorm norm) {
            return INPUT;
        }

        @Override
        public Retention visit(Elementwise function) {
            boolean fromOutput = function instanceof Relu || function instanceof Sigmoid || function instanceof Tanh;
            return fromOutput ? OUTPUT : INPUT;
        }

        @Override
        public Retention visit(Softmax softmax) {
            return OUTPUT;
        }

        @Override
        public Retention visit(LogSoftmax softmax) {
            return OUTPUT;
        }

        @Override
        public Retention visit(Dropout dropout) {
            return NOTHING;
        }

        @Override
        public Retention visit(Dropout2d dropout) {
            return NOTHING;
        }

        @Override
        public Retention visit(Flatten flatten) {
            return NOTHING;
        }

        @Override
        public Retention visit(Upsample upsample) {
            return NOTHING;
        }

        @Override
        public Retention visit(ChannelShuffle shuffle) {
            return NOTHING;
        }

        @Override
        public Retention visit(Add add) {
            return NOTHING;
        }

        @Override
        public Retention visit(Multiply multiply) {
            return INPUT;
        }

        @Override
        public Retention visit(Concat concat) {
            return NOTHING;
        }
    };
}
