package dev.netc.compiler.robustness;

/** The size of a sample as the generator of model files works it out: channels x height x width, or features where the height is 0. */
record Size(int channels, int height, int width) {

    static Size features(int features) {
        return new Size(features, 0, 0);
    }

    boolean isImage() {
        return height > 0;
    }

    Size with(int newChannels) {
        return new Size(newChannels, height, width);
    }

    int elements() {
        return isImage() ? channels * height * width : channels;
    }

    /** As {@code input} and {@code expect} take it. */
    String text() {
        return isImage() ? channels + "x" + height + "x" + width : String.valueOf(channels);
    }
}
