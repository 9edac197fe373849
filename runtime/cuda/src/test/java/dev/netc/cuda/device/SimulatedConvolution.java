package dev.netc.cuda.device;

import dev.netc.runtime.operator.Window;
import java.util.Arrays;

/** The three products of a cross-correlation with groups, strides, dilation and zeros as padding. */
final class SimulatedConvolution {

    private final ConvolutionShape shape;
    private final SimulatedMemory memory;
    private final long xPlace;
    private final long weightPlace;
    private final long yPlace;
    private final int channels; // of a group of x
    private double[] sums;

    SimulatedConvolution(ConvolutionShape shape, SimulatedMemory memory, long x, long weight, long y) {
        this.shape = shape;
        this.memory = memory;
        xPlace = x;
        weightPlace = weight;
        yPlace = y;
        channels = shape.x().channels() / shape.groups();
    }

    /** An element of each array that meet in a product. */
    private interface Meeting {
        void at(int x, int weight, int y);
    }

    void compute(ConvolutionProduct product, boolean adds) {
        float[] x = memory.floats(xPlace, shape.x().elements());
        float[] weight = memory.floats(weightPlace, shape.weights());
        float[] y = memory.floats(yPlace, shape.y().elements());
        switch (product) {
            case FORWARD -> {
                sums = new double[y.length];
                visit((i, w, o) -> sums[o] += (double) x[i] * weight[w]);
                store(yPlace, y, adds);
            }
            case INPUT_GRADIENT -> {
                sums = new double[x.length];
                visit((i, w, o) -> sums[i] += (double) y[o] * weight[w]);
                store(xPlace, x, adds);
            }
            case WEIGHT_GRADIENT -> {
                sums = new double[weight.length];
                visit((i, w, o) -> sums[w] += (double) y[o] * x[i]);
                store(weightPlace, weight, adds);
            }
        }
    }

    /** Writes something of no meaning where the product's result would be. */
    void spoil(ConvolutionProduct product) {
        float[] garbage = new float
                [switch (product) {
                    case FORWARD -> shape.y().elements();
                    case INPUT_GRADIENT -> shape.x().elements();
                    case WEIGHT_GRADIENT -> shape.weights();
                }];
        Arrays.fill(garbage, Float.NaN);
        memory.setFloats(
                switch (product) {
                    case FORWARD -> yPlace;
                    case INPUT_GRADIENT -> xPlace;
                    case WEIGHT_GRADIENT -> weightPlace;
                },
                garbage);
    }

    private void store(long place, float[] present, boolean adds) {
        for (int i = 0; i < present.length; i++) {
            present[i] = (float) (sums[i] + (adds ? present[i] : 0));
        }
        memory.setFloats(place, present);
    }

    private void visit(Meeting meeting) {
        TensorShape y = shape.y();
        for (int n = 0; n < y.batch(); n++) {
            for (int k = 0; k < y.channels(); k++) {
                for (int p = 0; p < y.height(); p++) {
                    for (int q = 0; q < y.width(); q++) {
                        visitWindow(n, k, p, q, meeting);
                    }
                }
            }
        }
    }

    private void visitWindow(int n, int k, int p, int q, Meeting meeting) {
        Window window = shape.window();
        int first = k / (shape.y().channels() / shape.groups()) * channels;
        for (int c = 0; c < channels; c++) {
            for (int r = 0; r < window.height(); r++) {
                for (int s = 0; s < window.width(); s++) {
                    int h = p * window.strideHeight() + r * window.dilationHeight() - window.padTop();
                    int w = q * window.strideWidth() + s * window.dilationWidth() - window.padLeft();
                    if (h >= 0
                            && h < shape.x().height()
                            && w >= 0
                            && w < shape.x().width()) {
                        int weight = ((k * channels + c) * window.height() + r) * window.width() + s;
                        meeting.at(at(shape.x(), n, first + c, h, w), weight, at(shape.y(), n, k, p, q));
                    }
                }
            }
        }
    }

    private static int at(TensorShape shape, int n, int c, int h, int w) {
        return ((n * shape.channels() + c) * shape.height() + h) * shape.width() + w;
    }
}
