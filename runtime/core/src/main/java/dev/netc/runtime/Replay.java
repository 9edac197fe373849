package dev.netc.runtime;

/** Runs a backend's steps, one for each call of the generated class, in the order in which they were recorded. */
final class Replay implements Pass {

    private final Runnable[] forward;
    private final Runnable[] backward;
    private int nextForward;
    private int nextBackward;

    Replay(Runnable[] forward, Runnable[] backward) {
        this.forward = forward;
        this.backward = backward;
    }

    void restart() {
        nextForward = 0;
        nextBackward = 0;
    }

    @Override
    public void forward(Layer layer, Value x, Value y) {
        forward[nextForward++].run();
    }

    @Override
    public void forward(Layer layer, Value x1, Value x2, Value y) {
        forward[nextForward++].run();
    }

    @Override
    public void forward(Layer layer, Value[] xs, Value y) {
        forward[nextForward++].run();
    }

    @Override
    public void backward(Layer layer, Value x, Value y) {
        backward[nextBackward++].run();
    }

    @Override
    public void backward(Layer layer, Value x1, Value x2, Value y) {
        backward[nextBackward++].run();
    }

    @Override
    public void backward(Layer layer, Value[] xs, Value y) {
        backward[nextBackward++].run();
    }
}
