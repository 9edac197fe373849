package dev.netc.cuda;

import dev.netc.cuda.device.ConvolutionShape;
import dev.netc.cuda.device.Device;
import dev.netc.cuda.device.TensorShape;
import dev.netc.cuda.ptx.ArrangementLaunches;
import dev.netc.runtime.operator.Fill;
import dev.netc.runtime.operator.Window;
import java.util.List;

/**
 * What cuDNN cannot do of a convolution's padding: other fills than zero, and sides that differ. Then x is laid out with its padding, or as
 * much of it as the windows reach, and cuDNN is given that.
 */
final class Padding {

    private final Device device;
    private final ConvolutionShape outer;
    private final Fill fill;
    private final ConvolutionShape inner;

    Padding(Device device, ConvolutionShape outer, Fill fill) {
        this.device = device;
        this.outer = outer;
        this.fill = fill;
        boolean isPadded = outer.window().padTop() > 0 || outer.window().padLeft() > 0;
        boolean isKnown = outer.isSymmetric() && (fill.equals(Fill.ZERO) || !isPadded);
        inner = isKnown ? outer : padded(outer);
    }

    private static ConvolutionShape padded(ConvolutionShape outer) {
        Window window = outer.window();
        TensorShape y = outer.y();
        TensorShape x = new TensorShape(
                outer.x().batch(),
                outer.x().channels(),
                reach(y.height(), window.strideHeight(), window.dilationHeight(), window.height()),
                reach(y.width(), window.strideWidth(), window.dilationWidth(), window.width()));
        return new ConvolutionShape(x, y, window.pad(0, 0), outer.groups());
    }

    private static int reach(int outputs, int stride, int dilation, int length) {
        return (outputs - 1) * stride + (length - 1) * dilation + 1;
    }

    /** Whether x has to be laid out anew. */
    boolean isNeeded() {
        return inner != outer;
    }

    /** The convolution that cuDNN is given. */
    ConvolutionShape inner() {
        return inner;
    }

    /** What the padded x takes; 0 where it is not needed. */
    long bytes() {
        return isNeeded() ? Workspace.aligned(inner.x().bytes()) : 0;
    }

    private int planes() {
        return outer.x().batch() * outer.x().channels();
    }

    private ArrangementLaunches.Padding place() {
        Window window = outer.window();
        return new ArrangementLaunches.Padding(
                inner.x().height(), inner.x().width(), window.padTop(), window.padLeft());
    }

    /** Lays x out. */
    List<Task> pad(long x, long padded) {
        if (!isNeeded()) {
            return List.of();
        }
        return List.of(Task.of(
                device,
                ArrangementLaunches.pad(
                        fill, x, padded, planes(), outer.x().height(), outer.x().width(), place())));
    }

    /** Brings the gradient of the padded x to that of x. */
    List<Task> takeOut(long padded, long x, boolean adds) {
        if (!isNeeded()) {
            return List.of();
        }
        return List.of(Task.of(
                device,
                ArrangementLaunches.padGradient(
                        fill, padded, x, planes(), outer.x().height(), outer.x().width(), place(), adds)));
    }
}
