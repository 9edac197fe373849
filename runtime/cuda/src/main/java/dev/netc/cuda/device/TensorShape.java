package dev.netc.cuda.device;

/** N x C x H x W, row-major and dense. */
public record TensorShape(int batch, int channels, int height, int width) {

    public int area() {
        return height * width;
    }

    /** Elements of one sample. */
    public int row() {
        return channels * area();
    }

    public int elements() {
        return batch * row();
    }

    public long bytes() {
        return (long) Float.BYTES * elements();
    }

    @Override
    public String toString() {
        return batch + "x" + channels + "x" + height + "x" + width;
    }
}
