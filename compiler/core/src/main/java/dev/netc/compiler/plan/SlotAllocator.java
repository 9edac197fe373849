package dev.netc.compiler.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gives buffers their places: in order of birth, each in the lowest gap that no living buffer overlaps. */
final class SlotAllocator {

    private SlotAllocator() {}

    /** The same buffers with offsets. */
    static List<Buffer> place(List<Buffer> buffers) {
        List<Buffer> inOrder = new ArrayList<>(buffers);
        inOrder.sort(Comparator.comparingInt(Buffer::born));
        List<Buffer> placed = new ArrayList<>();
        List<Buffer> living = new ArrayList<>();
        for (Buffer buffer : inOrder) {
            living.removeIf(other -> other.dies() < buffer.born());
            Buffer here = buffer.at(lowestGap(living, buffer.elements()));
            placed.add(here);
            living.add(here);
        }
        return placed;
    }

    private static long lowestGap(List<Buffer> living, long elements) {
        living.sort(Comparator.comparingLong(Buffer::offset));
        long end = 0;
        for (Buffer other : living) {
            if (other.offset() - end >= elements) {
                return end;
            }
            end = Math.max(end, other.offset() + other.elements());
        }
        return end;
    }

    /** How many elements all buffers together take. */
    static long peak(List<Buffer> placed) {
        return placed.stream()
                .mapToLong(buffer -> buffer.offset() + buffer.elements())
                .max()
                .orElse(0);
    }
}
