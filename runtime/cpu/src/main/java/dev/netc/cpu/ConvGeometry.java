package dev.netc.cpu;

import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Deconv;
import dev.netc.runtime.operator.Fill;
import dev.netc.runtime.operator.Window;

/**
 * The sizes of a convolution from an image of {@code channels x height x width} to one of {@code filters x rows x columns}. A transposed
 * convolution has the same sizes, its output being the image.
 */
record ConvGeometry(
        int batch,
        int channels,
        int height,
        int width,
        int filters,
        int rows,
        int columns,
        Window window,
        Fill fill,
        int groups) {

    static ConvGeometry of(Conv conv, Activation x, Activation y) {
        return new ConvGeometry(
                x.batch(),
                x.channels(),
                x.height(),
                x.columns(),
                y.channels(),
                y.height(),
                y.columns(),
                conv.window(),
                conv.fill(),
                conv.groups());
    }

    static ConvGeometry of(Deconv deconv, Activation x, Activation y) {
        return new ConvGeometry(
                x.batch(),
                y.channels(),
                y.height(),
                y.width(),
                x.channels(),
                x.height(),
                x.width(),
                deconv.window(),
                Fill.ZERO,
                deconv.groups());
    }

    /** The convolution of the output's gradient with the filters turned round that gives the image's, where windows move by one. */
    ConvGeometry turned() {
        return new ConvGeometry(
                batch,
                filters,
                rows,
                columns,
                channels,
                height,
                width,
                window.pad(window.height() - 1 - window.padTop(), window.width() - 1 - window.padLeft()),
                fill,
                groups);
    }

    int groupChannels() {
        return channels / groups;
    }

    int groupFilters() {
        return filters / groups;
    }

    /** Whether each channel has one filter, for itself alone. */
    boolean isDepthwise() {
        return groups > 1 && channels == groups && filters == groups;
    }

    /** Weights of one filter. */
    int filterWeights() {
        return groupChannels() * window.area();
    }

    int weights() {
        return filters * filterWeights();
    }

    /** How many columns of the strided image the window's last column lies behind its first. */
    int columnReach() {
        return (window.width() - 1) * window.dilationWidth() / window.strideWidth();
    }

    /** As {@link #columnReach}, of rows. */
    int rowReach() {
        return (window.height() - 1) * window.dilationHeight() / window.strideHeight();
    }

    /** The image plane of this sample and channel, counted from the first. */
    int imagePlane(int sample, int channel) {
        return (sample * channels + channel) * height * width;
    }

    /** The output plane of this sample and filter, counted from the first. */
    int outputPlane(int sample, int filter) {
        return (sample * filters + filter) * rows * columns;
    }

    /** Whether the window never leaves the image and moves by one: then the image itself can be read in shifted rows. */
    boolean isPlain() {
        return window.strideHeight() == 1
                && window.strideWidth() == 1
                && window.padTop() == 0
                && window.padLeft() == 0
                && rows + rowReach() <= height
                && columns + columnReach() <= width;
    }
}
