package dev.netc.train;

import dev.netc.runtime.Training;
import dev.netc.train.data.DataSet;

/** Hears how a training goes, on the thread that trains; does nothing unless overridden. */
public interface TrainingListener {

    /** @param data with its validation part as it will be used */
    default void trainingStarted(DataSet data, Training settings) {}

    /** @param epoch from 1 */
    default void epochStarted(int epoch) {}

    default void batchDone(Progress progress) {}

    /** The epoch's training is done, its evaluation begins. */
    default void evaluationStarted(int epoch) {}

    /** The epoch is done, and its weights are kept, if at all. */
    default void epochDone(Epoch epoch) {}

    default void trainingDone(TrainingResult result) {}

    /** The training ends without a result; the reason is thrown afterwards. */
    default void trainingFailed(Exception reason) {}
}
