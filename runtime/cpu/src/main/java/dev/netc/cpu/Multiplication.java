package dev.netc.cpu;

import java.util.List;

/** The product of two or more values; one whose height and width are 1 is repeated over the others'. */
record Multiplication(Context context, List<Activation> xs, Activation y) implements Operation {

    @Override
    public Runnable forward() {
        return new ItemKernel(context.team(), y.planes(), plane -> {
            int to = y.at() + plane * y.area();
            for (int i = 0; i < y.area(); i++) {
                y.array()[to + i] = productWithout(-1, plane, i);
            }
        });
    }

    private float productWithout(int left, int plane, int i) {
        float product = 1;
        for (int other = 0; other < xs.size(); other++) {
            if (other != left) {
                Activation x = xs.get(other);
                product *= y.array()[x.at() + (isRepeated(x) ? plane : plane * y.area() + i)];
            }
        }
        return product;
    }

    private boolean isRepeated(Activation x) {
        return x.area() == 1;
    }

    @Override
    public Runnable backward(Wanted wanted) {
        return new ItemKernel(context.team(), y.planes(), plane -> {
            for (int factor = 0; factor < xs.size(); factor++) {
                if (wanted.inputs()[factor]) {
                    differentiate(factor, plane, wanted.growing()[factor]);
                }
            }
        });
    }

    private void differentiate(int factor, int plane, boolean adds) {
        Activation x = xs.get(factor);
        int from = y.gradient() + plane * y.area();
        int to = x.gradient() + plane * x.area();
        float sum = 0;
        for (int i = 0; i < y.area(); i++) {
            float slope = y.array()[from + i] * productWithout(factor, plane, i);
            if (isRepeated(x)) {
                sum += slope;
            } else {
                y.array()[to + i] = (adds ? y.array()[to + i] : 0) + slope;
            }
        }
        if (isRepeated(x)) {
            y.array()[to] = (adds ? y.array()[to] : 0) + sum;
        }
    }
}
