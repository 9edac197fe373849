package dev.netc.cpu;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed number of threads that do the same work on different shares, over and over. The thread that calls {@link #run} does share 0,
 * and then every share that its own thread has not begun: on a busy machine, where that thread waits for a core, the work goes on.
 * Whoever waits spins for a moment, since the next work mostly follows at once, and then parks.
 */
final class WorkerTeam implements AutoCloseable {

    /** Turns of spinning before parking: 10 to 100 microseconds; more takes the core from those who are waited for. */
    private static final int SPINS = 2_000;

    /** Something that every worker does its share of. */
    @FunctionalInterface
    interface Work {

        /** Does the share of worker {@code worker} of {@code workers}. */
        void share(int worker, int workers);
    }

    private final Worker[] others;
    private final AtomicInteger unfinished = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private Work work;
    private volatile int round;
    private volatile Thread parkedCaller;
    private volatile boolean closed;

    WorkerTeam(int workers) {
        others = new Worker[workers - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = new Worker(i + 1);
            others[i].start();
        }
    }

    int workers() {
        return others.length + 1;
    }

    /** Has every worker do its share, and returns when all are done. What a worker throws is thrown here. */
    void run(Work next) {
        if (others.length == 0) {
            next.share(0, 1);
            return;
        }
        begin(next);
        perform(0);
        for (Worker worker : others) {
            worker.performUnlessBegun(round);
        }
        awaitOthers();
        work = null;
        rethrow();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the caller of run writes it
    private void begin(Work next) {
        if (closed) {
            throw new IllegalStateException("the session is closed");
        }
        work = next;
        unfinished.set(workers());
        round = round + 1;
        for (Worker worker : others) {
            worker.wake();
        }
    }

    private void perform(int index) {
        try {
            work.share(index, workers());
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
        if (unfinished.decrementAndGet() == 0) {
            LockSupport.unpark(parkedCaller);
        }
    }

    private void awaitOthers() {
        for (int spins = 0; unfinished.get() > 0 && spins < SPINS; spins++) {
            Thread.onSpinWait();
        }
        parkedCaller = Thread.currentThread();
        while (unfinished.get() > 0) {
            LockSupport.park(this);
        }
        parkedCaller = null;
    }

    private void rethrow() {
        Throwable thrown = failure.get();
        if (thrown != null) {
            failure.set(null);
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }
    }

    /** Ends the threads. */
    @Override
    public void close() {
        closed = true;
        for (Worker worker : others) {
            LockSupport.unpark(worker);
        }
    }

    private final class Worker extends Thread {

        private final int index;
        private final AtomicInteger begun =
                new AtomicInteger(); // the last round in which this worker's share was begun
        private volatile boolean parked;

        Worker(int index) {
            super("netc-cpu-" + index);
            this.index = index;
            setDaemon(true);
        }

        void wake() {
            if (parked) {
                LockSupport.unpark(this);
            }
        }

        /** Until the share is done the round does not end, so whoever begins it finds the round's work. */
        void performUnlessBegun(int now) {
            if (begun.compareAndSet(now - 1, now)) {
                perform(index);
            }
        }

        @Override
        public void run() {
            int seen = 0;
            while (awaitRound(seen)) {
                seen = round;
                performUnlessBegun(seen);
            }
        }

        /** Waits for a round after the one seen; false once the team is closed. */
        private boolean awaitRound(int seen) {
            for (int spins = 0; round == seen && !closed && spins < SPINS; spins++) {
                Thread.onSpinWait();
            }
            parked = true;
            while (round == seen && !closed) {
                LockSupport.park(WorkerTeam.this);
            }
            parked = false;
            return round != seen;
        }
    }
}
