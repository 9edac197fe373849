package dev.netc.runtime.operator;

import dev.netc.runtime.ParameterSpec;
import dev.netc.runtime.Value;
import java.util.List;

/**
 * What a layer computes: its attributes, and nothing of where or when it runs. The sizes of input and output are those of
 * the values that a layer is called with, so an operator holds only what they do not tell.
 */
public sealed interface Operator
        permits Conv,
                Deconv,
                Linear,
                MaxPool,
                AvgPool,
                AdaptiveAvgPool,
                BatchNorm,
                LayerNorm,
                GroupNorm,
                LocalResponseNorm,
                Elementwise,
                Softmax,
                LogSoftmax,
                Dropout,
                Dropout2d,
                Flatten,
                Upsample,
                ChannelShuffle,
                Add,
                Multiply,
                Concat {

    /** The parameters and running statistics that a layer with this operator owns, in the order of a PyTorch {@code state_dict}. */
    default List<ParameterSpec> parameters() {
        return List.of();
    }

    /** Multiply-adds of the product with the weights, for a sample; 0 for an operator that has no such product. */
    default long multiplyAdds(Value x, Value y) {
        return 0;
    }

    <R> R accept(OperatorVisitor<R> visitor);
}
