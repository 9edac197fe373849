package dev.netc.train;

import dev.netc.runtime.Training;
import dev.netc.train.data.DataSet;
import java.util.List;

/** Tells several listeners, in their order. */
record ListenerGroup(List<TrainingListener> listeners) implements TrainingListener {

    ListenerGroup {
        listeners = List.copyOf(listeners);
    }

    @Override
    public void trainingStarted(DataSet data, Training settings) {
        listeners.forEach(listener -> listener.trainingStarted(data, settings));
    }

    @Override
    public void epochStarted(int epoch) {
        listeners.forEach(listener -> listener.epochStarted(epoch));
    }

    @Override
    public void batchDone(Progress progress) {
        listeners.forEach(listener -> listener.batchDone(progress));
    }

    @Override
    public void evaluationStarted(int epoch) {
        listeners.forEach(listener -> listener.evaluationStarted(epoch));
    }

    @Override
    public void epochDone(Epoch epoch) {
        listeners.forEach(listener -> listener.epochDone(epoch));
    }

    @Override
    public void trainingDone(TrainingResult result) {
        listeners.forEach(listener -> listener.trainingDone(result));
    }

    @Override
    public void trainingFailed(Exception reason) {
        listeners.forEach(listener -> listener.trainingFailed(reason));
    }
}
