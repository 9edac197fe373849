package dev.netc.cuda.ptx;

/** Memory that a kernel under test reads and writes, by addresses in bytes; a bad one throws. */
public interface DeviceMemory {

    float readFloat(long address);

    void writeFloat(long address, float value);

    int readInt(long address);

    void writeInt(long address, int value);
}
