package dev.netc.runtime;

import java.util.SplittableRandom;

/** Images of 6 x 6 with a horizontal (class 0) or vertical (class 1) stripe on noise. */
record Stripes(float[] images, int[] classes) {

    private static final int SIDE = 6;

    static Stripes of(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] images = new float[count * SIDE * SIDE];
        int[] classes = new int[count];
        for (int n = 0; n < count; n++) {
            classes[n] = random.nextInt(2);
            int place = random.nextInt(SIDE);
            for (int i = 0; i < SIDE * SIDE; i++) {
                int across = classes[n] == 0 ? i / SIDE : i % SIDE;
                images[n * SIDE * SIDE + i] = (across == place ? 1 : 0) + (float) random.nextDouble(-0.2, 0.2);
            }
        }
        return new Stripes(images, classes);
    }

    Tensor tensor() {
        return Tensor.of(images, classes.length, 1, SIDE, SIDE);
    }
}
