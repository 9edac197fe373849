package dev.netc.compiler.model;

import java.util.List;
import java.util.stream.Collectors;

/** The size of one sample: {@code channels x height x width}, or {@code features}. */
public record Shape(List<Integer> sizes) {

    /** No array of the runtime is longer. */
    public static final long MOST_ELEMENTS = Integer.MAX_VALUE - 8;

    public Shape {
        sizes = List.copyOf(sizes);
        if (sizes.size() != 1 && sizes.size() != 3) {
            throw new IllegalArgumentException("a shape has 1 or 3 sizes, not " + sizes.size());
        }
    }

    public static Shape image(int channels, int height, int width) {
        return new Shape(List.of(channels, height, width));
    }

    public static Shape features(int features) {
        return new Shape(List.of(features));
    }

    public boolean isImage() {
        return sizes.size() == 3;
    }

    /** Channels, or features where there is no height and width. */
    public int channels() {
        return sizes.get(0);
    }

    public int height() {
        return isImage() ? sizes.get(1) : 1;
    }

    public int width() {
        return isImage() ? sizes.get(2) : 1;
    }

    public Shape withChannels(int channels) {
        return isImage() ? image(channels, height(), width()) : features(channels);
    }

    public Shape withSize(int height, int width) {
        return image(channels(), height, width);
    }

    /** The product of the sizes, as a long, since the runtime's limit is {@link #MOST_ELEMENTS}. */
    public long elements() {
        return Op.product(channels(), height(), width());
    }

    /** {@code 800 features} or {@code 50x4x4}, as messages say it. */
    public String words() {
        if (isImage()) {
            return toString();
        }
        return channels() == 1 ? "1 feature" : channels() + " features";
    }

    @Override
    public String toString() {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}
