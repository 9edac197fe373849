package dev.netc.cpu;

import java.util.Arrays;
import java.util.Optional;

/**
 * Channels that lie plane by plane. Images are taken channel by channel, a plane at a time; values without height and width, whose
 * channels do not lie together, row by row over some channels.
 */
final class NormalizedPlanes implements NormalizedChannels {

    /** Up to how many numbers a plane are added up in double precision: the fewer they are in all, the more of a gradient cancels out. */
    private static final int FEW = 16;

    /** Numbers that lie together, of one sample or as many as are interleaved, from which on it pays to go to another. */
    private static final int RUN = 256;

    private final Kernels kernels;
    private final Rectifier rectifier;
    private final Optional<RectifierMask> mask;
    private final Activation x; // N x C x H x W
    private final Activation y; // N x C x H x W

    NormalizedPlanes(Kernels kernels, Rectifier rectifier, Optional<RectifierMask> mask, Activation x, Activation y) {
        this.kernels = kernels;
        this.rectifier = rectifier;
        this.mask = mask;
        this.x = x;
        this.y = y;
    }

    @Override
    public int together(int range) {
        return Math.min(range, Math.max(1, RUN / x.area()));
    }

    /** Where, relative to its beginning, a channel of a sample lies. */
    private int plane(int sample, int channel) {
        return (sample * x.channels() + channel) * x.area();
    }

    @Override
    public void sum(int first, int end, double[] sums, int worker) {
        Arrays.fill(sums, first, end, 0);
        for (int c = first; c < end; c++) {
            x.fillEmptyLanes(x.at(), c, 0);
        }
        for (int n = 0; n < x.batch(); n++) {
            for (int c = first; c < end; c++) {
                sums[c] += planeSum(x.at() + plane(n, c));
            }
        }
    }

    private double planeSum(int at) {
        if (x.area() <= FEW) {
            double sum = 0;
            for (int i = at; i < at + x.area(); i++) {
                sum += x.array()[i];
            }
            return sum;
        }
        return kernels.sum(x.array(), at, x.area());
    }

    @Override
    public void sumSquares(int first, int end, double[] means, double[] squares, int worker) {
        Arrays.fill(squares, first, end, 0);
        for (int c = first; c < end; c++) {
            x.fillEmptyLanes(x.at(), c, (float) means[c]); // which is at no distance from the mean
        }
        for (int n = 0; n < x.batch(); n++) {
            for (int c = first; c < end; c++) {
                squares[c] += squaredDistance(x.at() + plane(n, c), means[c]);
            }
        }
    }

    private double squaredDistance(int at, double mean) {
        if (x.area() <= FEW) {
            double squares = 0;
            for (int i = at; i < at + x.area(); i++) {
                double distance = x.array()[i] - mean;
                squares += distance * distance;
            }
            return squares;
        }
        return kernels.squaredDistance(x.array(), at, (float) mean, x.area());
    }

    @Override
    public void write(int first, int end, float[] scalars) {
        for (int n = 0; n < x.batch(); n++) {
            for (int c = first; c < end; c++) {
                writePlane(plane(n, c), scalars, c * SCALARS);
            }
        }
    }

    private void writePlane(int at, float[] scalars, int s) {
        if (x.area() == 1) {
            float result = (x.array()[x.at() + at] - scalars[s]) * scalars[s + 1] + scalars[s + 2];
            y.array()[y.at() + at] = rectifier.apply(result);
        } else {
            kernels.normalize(
                    x.array(),
                    x.at() + at,
                    scalars[s],
                    scalars[s + 1],
                    scalars[s + 2],
                    rectifier,
                    y.array(),
                    y.at() + at,
                    x.area());
        }
    }

    @Override
    public void sumGradients(int first, int end, double[] means, double[] sums, double[] dots, int worker) {
        Arrays.fill(sums, first, end, 0);
        Arrays.fill(dots, first, end, 0);
        for (int n = 0; n < x.batch(); n++) {
            for (int c = first; c < end; c++) {
                int at = plane(n, c);
                if (mask.isPresent()) {
                    mask.get().apply(at, at + x.area());
                }
                double sum = planeSum(y.gradient() + at);
                sums[c] += sum;
                dots[c] += centredDot(at, means[c], sum);
            }
        }
    }

    private double centredDot(int at, double mean, double sum) {
        if (x.area() <= FEW) {
            double dot = 0;
            for (int i = at; i < at + x.area(); i++) {
                dot += (x.array()[x.at() + i] - mean) * y.array()[y.gradient() + i];
            }
            return dot;
        }
        float mid = (float) mean; // what rounding takes from it, the sum gives back
        float dot = kernels.centredDot(x.array(), x.at() + at, mid, y.array(), y.gradient() + at, x.area());
        return dot + (mid - mean) * sum;
    }

    @Override
    public void spread(int first, int end, float[] scalars, boolean adds) {
        for (int n = 0; n < x.batch(); n++) {
            for (int c = first; c < end; c++) {
                spreadPlane(plane(n, c), scalars, c * SCALARS, adds);
            }
        }
        for (int c = first; c < end; c++) {
            x.fillEmptyLanes(x.gradient(), c, 0);
        }
    }

    private void spreadPlane(int at, float[] scalars, int s, boolean adds) {
        float[] array = x.array();
        if (x.area() == 1) {
            float before = adds ? array[x.gradient() + at] : 0;
            float distance = array[x.at() + at] - scalars[s + 2];
            float gradient = scalars[s] * array[y.gradient() + at] + scalars[s + 1] * distance + scalars[s + 3];
            array[x.gradient() + at] = before + gradient;
        } else {
            kernels.normalizeGradient(
                    scalars, s, array, y.gradient() + at, array, x.at() + at, array, x.gradient() + at, x.area(), adds);
        }
    }
}
