package dev.netc.train;

/** Hears what a network answers to samples that it is measured on. */
@FunctionalInterface
public interface AnswerListener {

    /**
     * @param sample its place in the part that is measured on, from 0
     * @param output what the network's last layer gave for it, one number a class or a target
     */
    void answered(int sample, float[] output);
}
