package dev.netc.train;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds the end of the process (Ctrl-C, kill) up until a piece of work has come to an orderly stop. */
public final class ShutdownHook implements AutoCloseable {

    private static final long LONGEST_WAIT_SECONDS = 60;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;

    /** @param stop asks the work to stop; {@link #close} then says that it has */
    public ShutdownHook(Runnable stop) {
        hook = new Thread(() -> {
            stop.run();
            waitUntilClosed();
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void waitUntilClosed() {
        try {
            closed.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is at work, and now comes to its end.
        }
    }
}
