package dev.netc.runtime.reference;

/** y[n, i groups + g] = x[n, g C/groups + i]. */
final class ChannelShuffleKernel implements Kernel {

    private final int groups;
    private final Variable x; // N x C x H x W
    private final Variable y; // N x C x H x W

    ChannelShuffleKernel(int groups, Variable x, Variable y) {
        this.groups = groups;
        this.x = x;
        this.y = y;
    }

    @Override
    public void forward() {
        for (int n = 0; n < x.batch; n++) {
            for (int c = 0; c < x.channels; c++) {
                for (int i = 0; i < x.area(); i++) {
                    y.values[y.at(n, target(c), 0, i)] = x.values[x.at(n, c, 0, i)];
                }
            }
        }
    }

    @Override
    public void backward() {
        for (int n = 0; n < x.batch; n++) {
            for (int c = 0; c < x.channels; c++) {
                for (int i = 0; i < x.area(); i++) {
                    x.gradient[x.at(n, c, 0, i)] += y.gradient[y.at(n, target(c), 0, i)];
                }
            }
        }
    }

    private int target(int c) {
        int inGroup = x.channels / groups;
        return c % inGroup * groups + c / inGroup;
    }
}
