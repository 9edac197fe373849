package dev.netc.cuda.device;

/** The device's memory. Its contents are undefined until written. */
public interface Memory {

    /** Gives the address, a multiple of 256. */
    long allocate(long bytes);

    void free(long address);

    /** Bytes that are free now. */
    long available();

    /** Copies numbers in, after all that was begun; they are there when it returns. */
    void write(long address, float[] values);

    /** Copies numbers out, after all that was begun. */
    void read(long address, float[] values);
}
