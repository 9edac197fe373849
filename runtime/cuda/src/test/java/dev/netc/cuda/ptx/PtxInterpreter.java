package dev.netc.cuda.ptx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs kernels from the text that a driver would compile, one thread after the other up to the next barrier. What ptxas would refuse is
 * refused; so is what no device would: a read of shared memory that nobody wrote, a barrier that not all threads come to, and a result
 * that depends on the order of threads.
 */
public final class PtxInterpreter {

    private static final int MOST_THREADS = 1024;

    private final Map<String, KernelText> texts;
    private final Map<String, Entry> entries = new HashMap<>();

    public PtxInterpreter(String moduleText) {
        texts = KernelText.ofModule(moduleText);
    }

    /** Compiles the kernels that were not launched yet as well, to find what is wrong in them. */
    public void compileAll() {
        texts.keySet().forEach(this::entry);
    }

    private Entry entry(String name) {
        KernelText text = texts.get(name);
        if (text == null) {
            throw new PtxException("there is no kernel " + name);
        }
        return entries.computeIfAbsent(name, key -> EntryCompiler.compile(text));
    }

    public void launch(Launch launch, DeviceMemory memory) {
        Entry entry = entry(launch.kernel());
        Grid grid = launch.grid();
        if (grid.blocks() < 1 || grid.threads() < 1 || grid.threads() > MOST_THREADS) {
            throw new PtxException(launch.kernel() + " is launched with " + grid);
        }
        long[] initial = entry.initial().clone();
        initial[Entry.THREADS] = grid.threads();
        initial[Entry.BLOCKS] = grid.blocks();
        passArguments(entry, launch.arguments(), initial);
        Lane[] lanes = lanes(entry, initial, grid.threads());
        Accesses accesses = new Accesses();
        for (int block = 0; block < grid.blocks(); block++) {
            runBlock(entry, block, new BlockMemory(memory, accesses, entry.sharedBytes(), block), lanes);
        }
    }

    /** Threads that never wait run one after the other, and can have the same registers. */
    private static Lane[] lanes(Entry entry, long[] initial, int threads) {
        Lane[] lanes = new Lane[threads];
        for (int thread = 0; thread < threads; thread++) {
            lanes[thread] = new Lane(entry.hasBarriers() ? initial.clone() : initial, thread);
        }
        return lanes;
    }

    private static void passArguments(Entry entry, List<Object> arguments, long[] initial) {
        List<Kind> parameters = entry.parameters();
        if (arguments.size() != parameters.size()) {
            throw new PtxException(entry.name() + " has " + parameters.size() + " parameters, not " + arguments.size());
        }
        for (int i = 0; i < arguments.size(); i++) {
            initial[Entry.SPECIAL.size() + i] =
                    bits(entry.name() + "'s parameter " + i, parameters.get(i), arguments.get(i));
        }
    }

    private static long bits(String what, Kind kind, Object argument) {
        if (kind == Kind.F32 && argument instanceof Float number) {
            return Float.floatToRawIntBits(number);
        } else if (kind == Kind.U64 && argument instanceof Long number) {
            return number;
        } else if ((kind == Kind.S32 || kind == Kind.U32) && argument instanceof Integer number) {
            return number;
        }
        throw new PtxException(
                what + " is of type ." + kind + ", not " + argument.getClass().getSimpleName());
    }

    private static void runBlock(Entry entry, int block, BlockMemory memory, Lane... lanes) {
        for (Lane lane : lanes) {
            lane.enter(block, memory);
        }
        do {
            for (Lane lane : lanes) {
                entry.run(lane);
            }
            memory.pass();
        } while (isContinued(entry, lanes));
    }

    /** All threads wait at the same barrier, or all have ended. */
    private static boolean isContinued(Entry entry, Lane... lanes) {
        for (Lane lane : lanes) {
            if (lane.next != lanes[0].next) {
                throw new PtxException(
                        "in " + entry.name() + ", thread " + lane.thread + " and thread 0 come to different barriers");
            }
        }
        return !entry.isEnd(lanes[0].next);
    }
}
