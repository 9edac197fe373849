package dev.netc.train.data;

import java.util.Arrays;

/** What the network should answer, sample after sample: one of several classes, or numbers. */
public sealed interface Targets {

    int count();

    /** Outputs that a network for these targets has: the number of classes, or of numbers a sample. */
    int outputs();

    /** Writes a sample's targets as numbers, a class one-hot, to {@code target} from {@code offset} on. */
    void copy(int sample, float[] target, int offset);

    /** The targets of these samples, each so many times. */
    Targets repeated(int[] samples, int times);

    /** A class a sample, 0 to {@code outputs - 1}. The array is not copied. */
    record Classes(int[] labels, int outputs) implements Targets {

        public Classes {
            for (int label : labels) {
                if (label < 0 || label >= outputs) {
                    throw new IllegalArgumentException("label " + label + " is not one of 0 to " + (outputs - 1));
                }
            }
        }

        @Override
        public int count() {
            return labels.length;
        }

        @Override
        public void copy(int sample, float[] target, int offset) {
            Arrays.fill(target, offset, offset + outputs, 0);
            target[offset + labels[sample]] = 1;
        }

        @Override
        public Classes repeated(int[] samples, int times) {
            int[] more = new int[Math.multiplyExact(samples.length, times)];
            Arrays.setAll(more, i -> labels[samples[i / times]]);
            return new Classes(more, outputs);
        }
    }

    /** Samples one behind the other, each of {@code outputs} numbers. The array is not copied. */
    record Numbers(float[] values, int outputs) implements Targets {

        public Numbers {
            if (outputs < 1 || values.length % outputs != 0) {
                throw new IllegalArgumentException(values.length + " values are not targets of " + outputs);
            }
        }

        @Override
        public int count() {
            return values.length / outputs;
        }

        @Override
        public void copy(int sample, float[] target, int offset) {
            System.arraycopy(values, sample * outputs, target, offset, outputs);
        }

        @Override
        public Numbers repeated(int[] samples, int times) {
            float[] more = new float[Math.multiplyExact(samples.length * outputs, times)];
            for (int i = 0; i < samples.length * times; i++) {
                copy(samples[i / times], more, i * outputs);
            }
            return new Numbers(more, outputs);
        }
    }
}
