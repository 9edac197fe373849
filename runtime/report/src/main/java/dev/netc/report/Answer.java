package dev.netc.report;

/**
 * What a network took a sample for.
 *
 * @param sample its place in the part that was looked at, from 0
 * @param certainty of the predicted class: a probability where the loss asks for one
 */
record Answer(int sample, int truth, int predicted, double certainty) {

    boolean isRight() {
        return truth == predicted;
    }
}
