package dev.netc.cpu;

/**
 * Group normalization; and layer normalization, which is one group whose every element is a channel of its own.
 */
final class GroupNormalization implements Operation {

    private final Context context;
    private final int groups;
    private final int channels;
    private final float epsilon;
    private final int weight;
    private final int bias;
    private final Activation x;
    private final Activation y;
    private final int area; // elements of a channel
    private final int length; // elements of a group of a sample
    private final double[] mean; // N x groups
    private final double[] scale; // N x groups, 1 / sqrt(variance + epsilon)

    /**
     * @param channels how many weights there are, each for equally many neighbouring elements of a sample
     * @param weight where in the parameter arena the weights begin, or -1
     * @param bias where the bias begins, or -1
     */
    GroupNormalization(
            Context context,
            int groups,
            int channels,
            float epsilon,
            int weight,
            int bias,
            Activation x,
            Activation y) {
        this.context = context;
        this.groups = groups;
        this.channels = channels;
        this.epsilon = epsilon;
        this.weight = weight;
        this.bias = bias;
        this.x = x;
        this.y = y;
        area = x.row() / channels;
        length = x.row() / groups;
        mean = new double[x.batch() * groups];
        scale = new double[x.batch() * groups];
    }

    @Override
    public Runnable forward() {
        return new ItemKernel(context.team(), x.batch() * groups, this::normalize);
    }

    private void normalize(int item) {
        int at = item * length;
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += x.array()[x.at() + at + i];
        }
        mean[item] = sum / length;
        double squares = 0;
        for (int i = 0; i < length; i++) {
            double distance = x.array()[x.at() + at + i] - mean[item];
            squares += distance * distance;
        }
        scale[item] = 1 / Math.sqrt(squares / length + epsilon);
        for (int i = 0; i < length; i++) {
            int channel = (at + i) % x.row() / area;
            double shift = bias < 0 ? 0 : context.parameters().values()[bias + channel];
            double normalized = (x.array()[x.at() + at + i] - mean[item]) * scale[item];
            y.array()[y.at() + at + i] = (float) (normalized * weight(channel) + shift);
        }
    }

    private double weight(int channel) {
        return weight < 0 ? 1 : context.parameters().values()[weight + channel];
    }

    @Override
    public Runnable backward(Wanted wanted) {
        Runnable parameters = weight < 0
                ? NOTHING
                : new ItemKernel(context.team(), channels, channel -> sumParameters(channel, wanted.addsParameters()));
        if (!wanted.input()) {
            return parameters;
        }
        boolean adds = wanted.adds();
        return new Sequence(
                parameters, new ItemKernel(context.team(), x.batch() * groups, item -> differentiate(item, adds)));
    }

    private void sumParameters(int channel, boolean adds) {
        float[] gradients = context.parameters().gradients();
        double sum = adds ? gradients[bias + channel] : 0;
        double product = adds ? gradients[weight + channel] : 0;
        int group = channel / (channels / groups);
        for (int n = 0; n < x.batch(); n++) {
            int item = n * groups + group;
            int at = n * x.row() + channel * area;
            for (int i = at; i < at + area; i++) {
                double gradient = y.array()[y.gradient() + i];
                sum += gradient;
                product += gradient * (x.array()[x.at() + i] - mean[item]) * scale[item];
            }
        }
        gradients[bias + channel] = (float) sum;
        gradients[weight + channel] = (float) product;
    }

    /** dx = scale (g - mean of g - normalized x * mean of g * normalized x), where g = dy * weight. */
    private void differentiate(int item, boolean adds) {
        float[] array = x.array();
        int at = item * length;
        double sum = 0;
        double product = 0;
        for (int i = at; i < at + length; i++) {
            double gradient = array[y.gradient() + i] * weight(i % x.row() / area);
            sum += gradient;
            product += gradient * (array[x.at() + i] - mean[item]) * scale[item];
        }
        for (int i = at; i < at + length; i++) {
            double gradient = array[y.gradient() + i] * weight(i % x.row() / area);
            double normalized = (array[x.at() + i] - mean[item]) * scale[item];
            double slope = scale[item] * (gradient - sum / length - normalized * product / length);
            array[x.gradient() + i] = (float) ((adds ? array[x.gradient() + i] : 0) + slope);
        }
    }
}
