package dev.netc.cuda.ptx;

import java.util.BitSet;

/** Device memory for tests: arrays are put one behind the other, with gaps; what was not written is not read. */
final class TestMemory implements DeviceMemory {

    private static final long START = 0x7000_0000_0000L;
    private static final int GAP = 64;

    private final int[] words = new int[1 << 22];
    private final BitSet written = new BitSet();
    private final BitSet allotted = new BitSet();
    private final PtxInterpreter interpreter;
    private int end = GAP;

    TestMemory(PtxInterpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** Memory for as many floats or ints, which have no value yet. */
    long allocate(int count) {
        int start = end;
        allotted.set(start, start + count);
        end += (count + 3) / 2 * 2 + GAP;
        return START + 4L * start;
    }

    long put(float... values) {
        long address = allocate(values.length);
        write(address, values);
        return address;
    }

    void write(long address, float... values) {
        for (int i = 0; i < values.length; i++) {
            writeFloat(address + 4L * i, values[i]);
        }
    }

    long put(int... values) {
        long address = allocate(values.length);
        for (int i = 0; i < values.length; i++) {
            writeInt(address + 4L * i, values[i]);
        }
        return address;
    }

    float[] floats(long address, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = readFloat(address + 4L * i);
        }
        return values;
    }

    int[] ints(long address, int count) {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = readInt(address + 4L * i);
        }
        return values;
    }

    void run(Launch launch) {
        interpreter.launch(launch, this);
    }

    /** Launches so few threads that each has several elements to go through. */
    void runNarrow(Launch launch) {
        run(new Launch(launch.kernel(), new Grid(1, 32), launch.arguments()));
    }

    @Override
    public float readFloat(long address) {
        return Float.intBitsToFloat(readInt(address));
    }

    @Override
    public void writeFloat(long address, float value) {
        writeInt(address, Float.floatToRawIntBits(value));
    }

    @Override
    public int readInt(long address) {
        int word = word(address);
        if (!written.get(word)) {
            throw new PtxException("nothing was written at " + address);
        }
        return words[word];
    }

    @Override
    public void writeInt(long address, int value) {
        int word = word(address);
        words[word] = value;
        written.set(word);
    }

    private int word(long address) {
        long word = (address - START) / 4;
        if (word < 0 || word >= words.length || !allotted.get((int) word)) {
            throw new PtxException("address " + address + " is not allotted");
        }
        return (int) word;
    }
}
