package dev.netc.cpu;

import java.util.List;

/** Values one behind the other, sample by sample. */
record Concatenation(Context context, List<Activation> xs, Activation y) implements Operation {

    @Override
    public Runnable forward() {
        return new ItemKernel(context.team(), y.batch(), this::join);
    }

    private void join(int sample) {
        int to = y.at() + sample * y.row();
        for (int i = 0; i < xs.size(); i++) {
            Activation x = xs.get(i);
            System.arraycopy(y.array(), x.at() + sample * x.row(), y.array(), to, x.row());
            to += x.row();
        }
    }

    @Override
    public Runnable backward(Wanted wanted) {
        return new ItemKernel(context.team(), y.batch(), sample -> part(sample, wanted));
    }

    private void part(int sample, Wanted wanted) {
        int from = y.gradient() + sample * y.row();
        for (int i = 0; i < xs.size(); i++) {
            Activation x = xs.get(i);
            int to = x.gradient() + sample * x.row();
            if (wanted.inputs()[i] && wanted.growing()[i]) {
                context.kernels().add(y.array(), from, y.array(), to, x.row());
            } else if (wanted.inputs()[i]) {
                System.arraycopy(y.array(), from, y.array(), to, x.row());
            }
            from += x.row();
        }
    }
}
