package dev.netc.cpu;

import dev.netc.runtime.backend.CounterRandom;
import java.util.stream.LongStream;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** {@link CounterRandom}'s numbers for dropout, as many at once as a vector has lanes of 64 bits. */
final class VectorDropout {

    private static final VectorSpecies<Long> STATES = LongVector.SPECIES_PREFERRED;
    private static final int LANES = STATES.length();
    private static final VectorSpecies<Integer> FACTORS =
            VectorSpecies.of(int.class, VectorShape.forBitSize(LANES * Integer.SIZE));

    /** 0, 1, 2, …; C2 would make an object of {@link LongVector#addIndex}'s. */
    private static final long[] INDICES = LongStream.range(0, LANES).toArray();

    private VectorDropout() {}

    /** {@link Kernels#drop} for whole vectors; how many numbers of each run they were. */
    static int factors(
            long stream, int first, int runs, int step, float probability, float[] factors, int at, int count) {
        long kept = Float.floatToRawIntBits(1 / (1 - probability));
        // A draw is a multiple k of 2^-24, so it is below the probability where k is below this.
        long threshold = (long) Math.ceil(probability * 0x1p24);
        long distance = step * CounterRandom.GOLDEN_GAMMA;
        LongVector states = LongVector.fromArray(STATES, INDICES, 0).mul(distance);
        int whole = count - count % LANES;
        for (int run = 0; run < runs; run++) {
            long start = stream + (first + run + 1L) * CounterRandom.GOLDEN_GAMMA;
            for (int i = 0; i < whole; i += LANES) {
                LongVector bits = states.add(start + i * distance);
                bits = bits.lanewise(VectorOperators.XOR, bits.lanewise(VectorOperators.LSHR, 30))
                        .mul(CounterRandom.FIRST_FACTOR);
                bits = bits.lanewise(VectorOperators.XOR, bits.lanewise(VectorOperators.LSHR, 27))
                        .mul(CounterRandom.SECOND_FACTOR);
                bits = bits.lanewise(VectorOperators.XOR, bits.lanewise(VectorOperators.LSHR, 31))
                        .lanewise(VectorOperators.LSHR, 40);
                LongVector factor = LongVector.broadcast(STATES, kept)
                        .blend(LongVector.zero(STATES), bits.compare(VectorOperators.LT, threshold));
                ((IntVector) factor.convertShape(VectorOperators.L2I, FACTORS, 0))
                        .reinterpretAsFloats()
                        .intoArray(factors, at + run * count + i);
            }
        }
        return whole;
    }
}
