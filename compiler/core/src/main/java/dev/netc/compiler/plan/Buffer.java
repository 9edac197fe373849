package dev.netc.compiler.plan;

/**
 * A stretch of memory that is in use from one step to another, in elements of one sample.
 *
 * @param name the layer's path, with {@code .gradient} for its gradient
 * @param born the step that first writes it
 * @param dies the last step that reads it
 * @param offset where it lies; buffers that live at the same time do not overlap
 */
public record Buffer(String name, long elements, int born, int dies, long offset) {

    boolean overlaps(Buffer other) {
        boolean sameTime = born <= other.dies && other.born <= dies;
        boolean samePlace = offset < other.offset + other.elements && other.offset < offset + elements;
        return sameTime && samePlace;
    }

    Buffer at(long newOffset) {
        return new Buffer(name, elements, born, dies, newOffset);
    }
}
