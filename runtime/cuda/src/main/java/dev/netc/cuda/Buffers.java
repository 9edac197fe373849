package dev.netc.cuda;

import dev.netc.cuda.device.DeviceException;
import dev.netc.cuda.device.DeviceException.Kind;
import dev.netc.runtime.Value;
import dev.netc.runtime.backend.BackendException;
import dev.netc.runtime.backend.BufferPlan;
import dev.netc.runtime.backend.ExecutionPlan;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.backend.Sharing;
import java.util.List;
import java.util.OptionalLong;

/** Where all values and gradients of a program lie, in one piece of the device's memory. */
final class Buffers {

    private static final int ALIGNMENT = (int) (Workspace.ALIGNMENT / Float.BYTES);

    /** Bytes for the loss and its like. */
    private static final long SMALL_THINGS = 1 << 14;

    private final Program program;
    private final BufferPlan plan;
    private final long arena;

    /** @throws BackendException if the device has not so much memory: says what fits */
    Buffers(Holdings holdings, Program program, Sharing sharing) {
        this.program = program;
        plan = plan(program, sharing, program.batch());
        arena = allocate(holdings, sharing);
    }

    private static BufferPlan plan(Program program, Sharing sharing, int batch) {
        return new BufferPlan(program, sharing, value -> (long) batch * value.elements(), ALIGNMENT);
    }

    private long allocate(Holdings holdings, Sharing sharing) {
        try {
            return holdings.allocate(bytes());
        } catch (DeviceException e) {
            if (e.kind() != Kind.OUT_OF_MEMORY) {
                throw e;
            }
            long free = holdings.device().memory().available();
            String name = holdings.device().description().name();
            throw new BackendException(shortage(sharing, name, free), e);
        }
    }

    private String shortage(Sharing sharing, String device, long free) {
        int largest = largestBatch(sharing, free);
        String remedy = largest > 0 ? "the largest batch that fits is " + largest : "not even a batch of 1 fits";
        return String.format(
                "not enough memory on %s: a batch of %d needs %,d bytes for its values and gradients, and %,d are free;"
                        + " the first that has no room is %s; %s",
                device, program.batch(), bytes(), free, plan.firstBeyond(free / Float.BYTES), remedy);
    }

    /** The largest batch whose buffers, and the places in which its input and targets arrive, fit into so many bytes. */
    private int largestBatch(Sharing sharing, long free) {
        int fits = 0;
        int beyond = program.batch();
        while (beyond - fits > 1) {
            int middle = (fits + beyond) >>> 1;
            long travelling = (long) middle
                    * (program.input().elements() + program.output().elements());
            long bytes = Float.BYTES * (plan(program, sharing, middle).size() + travelling);
            boolean isEnough = bytes + SMALL_THINGS <= free;
            fits = isEnough ? middle : fits;
            beyond = isEnough ? beyond : middle;
        }
        return fits;
    }

    /** Bytes of the arena. */
    long bytes() {
        return plan.size() * Float.BYTES;
    }

    /** The places as a plan shows them. */
    List<ExecutionPlan.Buffer> places() {
        return plan.buffers();
    }

    Activation of(Value value) {
        OptionalLong gradient = plan.gradientPlace(value);
        return new Activation(
                address(plan.place(value)),
                gradient.isPresent() ? address(gradient.getAsLong()) : Activation.NOWHERE,
                Activation.shape(value, program.batch()));
    }

    private long address(long place) {
        return arena + Float.BYTES * place;
    }
}
