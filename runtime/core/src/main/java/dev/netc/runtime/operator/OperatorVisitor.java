package dev.netc.runtime.operator;

/** One case for each operator; a backend implements it, so that the compiler names every place that a new operator needs. */
public interface OperatorVisitor<R> {

    R visit(Conv conv);

    R visit(Deconv deconv);

    R visit(Linear linear);

    R visit(MaxPool pool);

    R visit(AvgPool pool);

    R visit(AdaptiveAvgPool pool);

    R visit(BatchNorm norm);

    R visit(LayerNorm norm);

    R visit(GroupNorm norm);

    R visit(LocalResponseNorm norm);

    R visit(Elementwise function);

    R visit(Softmax softmax);

    R visit(LogSoftmax softmax);

    R visit(Dropout dropout);

    R visit(Dropout2d dropout);

    R visit(Flatten flatten);

    R visit(Upsample upsample);

    R visit(ChannelShuffle shuffle);

    R visit(Add add);

    R visit(Multiply multiply);

    R visit(Concat concat);
}
