package dev.netc.cuda.device;

import dev.netc.cuda.device.DeviceException.Kind;
import dev.netc.cuda.ptx.Launch;
import dev.netc.cuda.ptx.PtxInterpreter;
import dev.netc.cuda.ptx.PtxModule;
import java.util.List;
import java.util.Optional;

/**
 * A device without a device: memory is bytes, cuDNN and cuBLAS are plain loops with the libraries' meaning, and kernels run in an interpreter of
 * the PTX that the driver would compile. It counts what is taken and given back, and can fail at any call.
 */
public final class SimulatedDevice implements Device {

    private static final PtxInterpreter KERNELS = new PtxInterpreter(PtxModule.text());
    private static final int NEVER = -1;

    private final SimulatedMemory memory;
    private final SimulatedStream computing = new SimulatedStream(this);
    private final SimulatedStream copying = new SimulatedStream(this);
    private final boolean hasBlas;
    private Thread attached;
    private int handles;
    private int calls;
    private int failing = NEVER;
    private Failure failure = Failure.ONCE;
    private String failingCall = "";
    private boolean isClosed;

    /** A device with so many bytes of memory. */
    public SimulatedDevice(long capacity, boolean hasBlas) {
        memory = new SimulatedMemory(this, capacity);
        this.hasBlas = hasBlas;
    }

    /** How a device fails: at one call, or from then on for good. */
    public enum Failure {
        ONCE,
        FOR_GOOD
    }

    /** Lets the call fail that comes after so many others. */
    public void failAfter(int count, Failure how) {
        failing = calls + count;
        failure = how;
    }

    /** Lets the calls of this name fail. */
    public void failAt(String call) {
        failingCall = call;
    }

    /** How many calls were made. */
    public int calls() {
        return calls;
    }

    /** How many pieces of memory, buffers, events and graphs were taken and not given back. */
    public int held() {
        return handles + memory.pieces();
    }

    public boolean isClosed() {
        return isClosed;
    }

    /** Every call that can fail comes by here. */
    void call(String name) {
        if (Thread.currentThread() != attached) {
            throw new IllegalStateException(name + " by a thread that the device does not know");
        }
        if (isClosed) {
            throw new IllegalStateException(name + " on a closed device");
        }
        boolean isDead = failure == Failure.FOR_GOOD && failing != NEVER && calls > failing;
        if (calls++ == failing || isDead || name.equals(failingCall)) {
            throw new DeviceException(name, "SIMULATED_FAILURE", Kind.FAILED);
        }
    }

    void release() {
        handles--;
    }

    /** Does all that was begun. */
    void finish() {
        computing.requireNoCapture("a wait");
        computing.runUntil(Long.MAX_VALUE);
        copying.runUntil(Long.MAX_VALUE);
    }

    private <T> T take(String call, T handle) {
        call(call);
        handles++;
        return handle;
    }

    @Override
    public DeviceDescription description() {
        return new DeviceDescription("Simulated", 7, 0, 1L << 30, "no driver");
    }

    @Override
    public void attach() {
        attached = Thread.currentThread();
    }

    @Override
    public SimulatedMemory memory() {
        return memory;
    }

    @Override
    public SimulatedStream computing() {
        return computing;
    }

    @Override
    public Stream copying() {
        return copying;
    }

    @Override
    public Event event() {
        return take("cuEventCreate", new SimulatedEvent(this));
    }

    @Override
    public HostBuffer host(long bytes) {
        return take("cuMemAllocHost", new SimulatedHostBuffer(this, bytes));
    }

    @Override
    public Runnable kernel(Launch launch) {
        return () -> computing.begin("cuLaunchKernel of " + launch.kernel(), () -> KERNELS.launch(launch, memory));
    }

    @Override
    public Dnn dnn() {
        return new SimulatedDnn(computing, memory);
    }

    @Override
    public Optional<Blas> blas() {
        return hasBlas ? Optional.of(new SimulatedBlas(computing, memory)) : Optional.empty();
    }

    @Override
    public Graph capture(Runnable work) {
        List<Runnable> steps = computing.capture(work);
        return take("cuGraphInstantiate", new Graph() {

            @Override
            public void launch() {
                computing.begin("cuGraphLaunch", () -> steps.forEach(Runnable::run));
            }

            @Override
            public void close() {
                release();
            }
        });
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
