package dev.netc.cpu;

/** One action after the other. */
record Sequence(Runnable first, Runnable second) implements Runnable {

    @Override
    public void run() {
        first.run();
        second.run();
    }
}
