package dev.netc.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WorkerTeamTest {

    @Test
    void everyWorkerDoesItsShareInEveryRound() {
        int[] rounds = new int[4];
        try (WorkerTeam team = new WorkerTeam(4)) {
            for (int i = 0; i < 500; i++) {
                team.run((worker, workers) -> {
                    assertEquals(4, workers);
                    rounds[worker]++;
                });
            }
        }
        assertArrayEquals(new int[] {500, 500, 500, 500}, rounds);
    }

    @Test
    void parkedWorkersWakeUp() throws InterruptedException {
        AtomicIntegerArray rounds = new AtomicIntegerArray(2);
        try (WorkerTeam team = new WorkerTeam(2)) {
            for (int i = 0; i < 3; i++) {
                CountDownLatch bothBegan = new CountDownLatch(2);
                team.run((worker, workers) -> {
                    bothBegan.countDown();
                    await(bothBegan);
                    rounds.incrementAndGet(worker);
                });
                Thread.sleep(30);
            }
        }
        assertEquals(3, rounds.get(1));
    }

    @Test
    void parkedCallersWakeUp() {
        Thread caller = Thread.currentThread();
        CountDownLatch bothBegan = new CountDownLatch(2);
        boolean[] finished = new boolean[2];
        try (WorkerTeam team = new WorkerTeam(2)) {
            team.run((worker, workers) -> {
                bothBegan.countDown();
                await(bothBegan);
                while (worker == 1 && caller.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                finished[worker] = true;
            });
        }
        assertArrayEquals(new boolean[] {true, true}, finished);
    }

    @Test
    void oneWorkerIsTheCaller() {
        Thread caller = Thread.currentThread();
        try (WorkerTeam team = new WorkerTeam(1)) {
            team.run((worker, workers) -> assertSame(caller, Thread.currentThread()));
        }
    }

    @Test
    void exceptionsReachTheCallerAndTheTeamGoesOn() {
        try (WorkerTeam team = new WorkerTeam(3)) {
            for (int failing = 0; failing < 3; failing++) {
                int who = failing;
                IllegalStateException thrown = assertThrows(
                        IllegalStateException.class,
                        () -> team.run((worker, workers) -> {
                            if (worker == who) {
                                throw new IllegalStateException("worker " + worker);
                            }
                        }));
                assertEquals("worker " + who, thrown.getMessage());
            }
            assertThrows(
                    OutOfMemoryError.class,
                    () -> team.run((worker, workers) -> {
                        throw new OutOfMemoryError("too much");
                    }));
            boolean[] ran = new boolean[3];
            team.run((worker, workers) -> ran[worker] = true);
            assertArrayEquals(new boolean[] {true, true, true}, ran);
        }
    }

    @Test
    void closeEndsTheThreads() throws InterruptedException {
        Thread[] threads = new Thread[3];
        CountDownLatch allBegan = new CountDownLatch(3);
        WorkerTeam team = new WorkerTeam(3);
        team.run((worker, workers) -> {
            threads[worker] = Thread.currentThread();
            allBegan.countDown();
            await(allBegan);
        });
        assertTrue(threads[1].isDaemon());
        team.close();
        for (int worker = 1; worker < 3; worker++) {
            threads[worker].join(10_000);
            assertFalse(threads[worker].isAlive());
        }
        assertThrows(IllegalStateException.class, () -> team.run((worker, workers) -> {}));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
