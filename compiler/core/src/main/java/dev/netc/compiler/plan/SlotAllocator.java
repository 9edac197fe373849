package dev.netc.compiler.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Gives buffers their places: in order of birth, each in the lowest gap that no living buffer overlaps. */
final class SlotAllocator {

    /** Free stretches of memory, where each begins to where it ends; the last is endless, and no two touch. */
    private final TreeMap<Long, Long> gaps = new TreeMap<>(Map.of(0L, Long.MAX_VALUE));

    private final PriorityQueue<Buffer> living = new PriorityQueue<>(Comparator.comparingInt(Buffer::dies));

    private SlotAllocator() {}

    /** The same buffers with offsets. */
    static List<Buffer> place(List<Buffer> buffers) {
        List<Buffer> inOrder = new ArrayList<>(buffers);
        inOrder.sort(Comparator.comparingInt(Buffer::born));
        SlotAllocator allocator = new SlotAllocator();
        return inOrder.stream().map(allocator::place).toList();
    }

    private Buffer place(Buffer buffer) {
        while (!living.isEmpty() && living.peek().dies() < buffer.born()) {
            free(living.remove());
        }
        Map.Entry<Long, Long> gap = lowestGap(buffer.elements());
        Buffer placed = buffer.at(gap.getKey());
        living.add(placed);
        gaps.remove(gap.getKey());
        if (end(placed) < gap.getValue()) {
            gaps.put(end(placed), gap.getValue());
        }
        return placed;
    }

    private Map.Entry<Long, Long> lowestGap(long elements) {
        Map.Entry<Long, Long> gap = gaps.firstEntry();
        while (gap.getValue() - gap.getKey() < elements) {
            gap = gaps.higherEntry(gap.getKey());
        }
        return gap;
    }

    private void free(Buffer buffer) {
        long start = buffer.offset();
        long end = end(buffer);
        Map.Entry<Long, Long> before = gaps.lowerEntry(start);
        if (before != null && before.getValue() == start) {
            start = before.getKey();
        }
        Long endOfNext = gaps.remove(end);
        gaps.put(start, endOfNext == null ? end : endOfNext);
    }

    private static long end(Buffer buffer) {
        return buffer.offset() + buffer.elements();
    }

    /** How many elements all buffers together take. */
    static long peak(List<Buffer> placed) {
        return placed.stream().mapToLong(SlotAllocator::end).max().orElse(0);
    }
}
