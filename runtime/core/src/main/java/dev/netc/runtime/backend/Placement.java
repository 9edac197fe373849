package dev.netc.runtime.backend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each buffer its place in an arena, so that two lie over each other only if one is dead before the other is born. The longest come
 * first, each at the lowest place that is free while it lives.
 */
final class Placement {

    private final int alignment;
    private final List<Buffer> buffers = new ArrayList<>();
    private final Map<Object, Buffer> byKey = new HashMap<>();
    private long size;

    /** @param alignment floats; every place is a multiple of it */
    Placement(int alignment) {
        this.alignment = alignment;
    }

    /**
     * Where a buffer was placed.
     *
     * @param start floats from the beginning of the arena
     */
    record Place(Object key, long start, long floats, int birth, int death) {}

    /** A buffer and the steps in which it lives, both ends included. */
    private static final class Buffer {

        private final Object key;
        private final long floats;
        private int birth;
        private int death;
        private long place;

        Buffer(Object key, long floats, int birth) {
            this.key = key;
            this.floats = floats;
            this.birth = birth;
            this.death = birth;
        }

        boolean livesWith(Buffer other) {
            return birth <= other.death && other.birth <= death;
        }

        long end() {
            return place + floats;
        }
    }

    /** Says that a buffer of so many floats is used in a step. */
    void use(Object key, long floats, int step) {
        Buffer buffer = byKey.computeIfAbsent(key, absent -> {
            Buffer created = new Buffer(absent, aligned(floats), step);
            buffers.add(created);
            return created;
        });
        buffer.birth = Math.min(buffer.birth, step);
        buffer.death = Math.max(buffer.death, step);
    }

    private long aligned(long floats) {
        return (floats + alignment - 1) / alignment * alignment;
    }

    /** Finds the places, once all uses are known. */
    void place() {
        List<Buffer> placed = new ArrayList<>();
        buffers.sort(Comparator.comparingLong((Buffer buffer) -> -buffer.floats));
        for (Buffer buffer : buffers) {
            List<Buffer> others = placed.stream()
                    .filter(buffer::livesWith)
                    .sorted(Comparator.comparingLong((Buffer other) -> other.place))
                    .toList();
            for (Buffer other : others) {
                if (buffer.end() <= other.place) {
                    break;
                }
                buffer.place = Math.max(buffer.place, other.end());
            }
            placed.add(buffer);
            size = Math.max(size, buffer.end());
        }
    }

    /** Floats of the whole arena. */
    long size() {
        return size;
    }

    /** Where a buffer lies, in floats from the beginning of the arena; only for one that is used. */
    long of(Object key) {
        return byKey.get(key).place;
    }

    /** All places, the first first. */
    List<Place> places() {
        return buffers.stream()
                .map(buffer -> new Place(buffer.key, buffer.place, buffer.floats, buffer.birth, buffer.death))
                .sorted(Comparator.comparingLong(Place::start).thenComparingInt(Place::birth))
                .toList();
    }

    boolean contains(Object key) {
        return byKey.containsKey(key);
    }

    /** The largest buffer, for messages. */
    Object largest() {
        return buffers.get(0).key;
    }
}
