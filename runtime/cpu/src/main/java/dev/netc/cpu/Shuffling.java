package dev.netc.cpu;

/** Channel shuffle: channel g * (C/groups) + i becomes channel i * groups + g. */
record Shuffling(Context context, int groups, Activation x, Activation y) implements Operation {

    private int target(int plane) {
        int channel = plane % x.channels();
        int size = x.channels() / groups;
        return plane - channel + channel % size * groups + channel / size;
    }

    @Override
    public Runnable forward() {
        return new ItemKernel(
                context.team(),
                x.planes(),
                plane -> System.arraycopy(
                        x.array(), x.at() + plane * x.area(), y.array(), y.at() + target(plane) * x.area(), x.area()));
    }

    @Override
    public Runnable backward(Wanted wanted) {
        if (!wanted.input()) {
            return NOTHING;
        }
        boolean adds = wanted.adds();
        return new ItemKernel(context.team(), x.planes(), plane -> {
            int from = y.gradient() + target(plane) * x.area();
            int to = x.gradient() + plane * x.area();
            if (adds) {
                context.kernels().add(y.array(), from, x.array(), to, x.area());
            } else {
                System.arraycopy(y.array(), from, x.array(), to, x.area());
            }
        });
    }
}
