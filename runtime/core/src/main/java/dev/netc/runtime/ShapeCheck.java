package dev.netc.runtime;

import dev.netc.runtime.operator.AdaptiveAvgPool;
import dev.netc.runtime.operator.Add;
import dev.netc.runtime.operator.AvgPool;
import dev.netc.runtime.operator.BatchNorm;
import dev.netc.runtime.operator.ChannelShuffle;
import dev.netc.runtime.operator.Concat;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Deconv;
import dev.netc.runtime.operator.Dropout;
import dev.netc.runtime.operator.Dropout2d;
import dev.netc.runtime.operator.Elementwise;
import dev.netc.runtime.operator.Fill;
import dev.netc.runtime.operator.Flatten;
import dev.netc.runtime.operator.GroupNorm;
import dev.netc.runtime.operator.LayerNorm;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.LocalResponseNorm;
import dev.netc.runtime.operator.LogSoftmax;
import dev.netc.runtime.operator.MaxPool;
import dev.netc.runtime.operator.Multiply;
import dev.netc.runtime.operator.OperatorVisitor;
import dev.netc.runtime.operator.Softmax;
import dev.netc.runtime.operator.Upsample;
import dev.netc.runtime.operator.Window;
import java.util.List;

/**
 * Whether an operator can compute a value from others. The compiler writes no call for which it cannot; a model written by hand may, and
 * no backend looks again.
 */
final class ShapeCheck implements OperatorVisitor<Boolean> {

    private final List<Value> inputs;
    private final Value x;
    private final Value y;

    private ShapeCheck(List<Value> inputs, Value y) {
        this.inputs = inputs;
        this.x = inputs.get(0);
        this.y = y;
    }

    static boolean fits(Layer layer, List<Value> inputs, Value output) {
        return !inputs.isEmpty() && layer.operator().accept(new ShapeCheck(inputs, output));
    }

    @Override
    public Boolean visit(Conv conv) {
        return imageToImage()
                && x.channels() == conv.inputChannels()
                && y.channels() == conv.outputChannels()
                && (conv.fill().kind() != Fill.Kind.REFLECT || isMirrored(conv.window()));
    }

    /** A mirror image ends before its image does. */
    private boolean isMirrored(Window window) {
        int below = (y.height() - 1) * window.strideHeight() + (window.height() - 1) * window.dilationHeight();
        int right = (y.width() - 1) * window.strideWidth() + (window.width() - 1) * window.dilationWidth();
        return window.padTop() < x.height()
                && window.padLeft() < x.width()
                && below - window.padTop() < 2 * x.height() - 1
                && right - window.padLeft() < 2 * x.width() - 1;
    }

    @Override
    public Boolean visit(Deconv deconv) {
        return imageToImage() && x.channels() == deconv.inputChannels() && y.channels() == deconv.outputChannels();
    }

    @Override
    public Boolean visit(Linear linear) {
        return isSingle()
                && x.shape().equals(List.of(linear.inputFeatures()))
                && y.shape().equals(List.of(linear.outputFeatures()));
    }

    @Override
    public Boolean visit(MaxPool pool) {
        return isPooled(pool.window());
    }

    @Override
    public Boolean visit(AvgPool pool) {
        return isPooled(pool.window());
    }

    /** Every window has an element of the image in it. */
    private boolean isPooled(Window window) {
        int rows = (window.height() - 1) * window.dilationHeight() + 1;
        int columns = (window.width() - 1) * window.dilationWidth() + 1;
        return imageToImage()
                && x.channels() == y.channels()
                && window.padTop() < rows
                && window.padLeft() < columns
                && (y.height() - 1) * window.strideHeight() - window.padTop() < x.height()
                && (y.width() - 1) * window.strideWidth() - window.padLeft() < x.width();
    }

    @Override
    public Boolean visit(AdaptiveAvgPool pool) {
        return imageToImage() && x.channels() == y.channels();
    }

    @Override
    public Boolean visit(BatchNorm norm) {
        return keepsShape() && x.channels() == norm.channels();
    }

    @Override
    public Boolean visit(LayerNorm norm) {
        return keepsShape() && x.shape().equals(norm.shape());
    }

    @Override
    public Boolean visit(GroupNorm norm) {
        return keepsShape() && x.channels() == norm.channels();
    }

    @Override
    public Boolean visit(LocalResponseNorm norm) {
        return keepsShape();
    }

    @Override
    public Boolean visit(Elementwise function) {
        return keepsShape();
    }

    @Override
    public Boolean visit(Softmax softmax) {
        return keepsShape();
    }

    @Override
    public Boolean visit(LogSoftmax softmax) {
        return keepsShape();
    }

    @Override
    public Boolean visit(Dropout dropout) {
        return keepsShape();
    }

    @Override
    public Boolean visit(Dropout2d dropout) {
        return keepsShape();
    }

    @Override
    public Boolean visit(Flatten flatten) {
        return isSingle() && y.shape().equals(List.of(x.elements()));
    }

    @Override
    public Boolean visit(Upsample upsample) {
        return imageToImage()
                && x.channels() == y.channels()
                && y.height() == x.height() * upsample.factor()
                && y.width() == x.width() * upsample.factor();
    }

    @Override
    public Boolean visit(ChannelShuffle shuffle) {
        return keepsShape() && x.channels() % shuffle.groups() == 0;
    }

    @Override
    public Boolean visit(Add add) {
        return inputs.stream().allMatch(input -> input.shape().equals(y.shape()));
    }

    @Override
    public Boolean visit(Multiply multiply) {
        return inputs.stream()
                .allMatch(input ->
                        input.shape().equals(y.shape()) || input.shape().equals(List.of(y.channels(), 1, 1)));
    }

    @Override
    public Boolean visit(Concat concat) {
        int channels = inputs.stream().mapToInt(Value::channels).sum();
        return channels == y.channels() && inputs.stream().allMatch(this::isBesidesChannelsLikeOutput);
    }

    private boolean isBesidesChannelsLikeOutput(Value input) {
        List<Integer> shape = input.shape();
        return shape.subList(1, shape.size())
                .equals(y.shape().subList(1, y.shape().size()));
    }

    private boolean isSingle() {
        return inputs.size() == 1;
    }

    private boolean keepsShape() {
        return isSingle() && x.shape().equals(y.shape());
    }

    private boolean imageToImage() {
        return isSingle() && x.shape().size() == 3 && y.shape().size() == 3;
    }
}
