package dev.netc.compiler.model;

import dev.netc.compiler.source.Finding;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be wrong with the sizes of a network. */
public enum ShapeError implements Finding {

    /**
     * The shape is not the one that stands here: an {@code expect} that does not hold, or a layer for images on features.
     *
     * <p>The message shows how the shape came about, layer by layer. Either the belief is wrong, and the fix writes the true shape;
     * or a layer before it is, and the sums show which.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x28x28
     *     conv 5x5 -> 20
     *     maxpool 2
     *     expect 20x14x14
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x28x28
     *     conv 5x5 -> 20
     *     maxpool 2
     *     expect 20x12x12
     * }
     * }</pre>
     */
    SHAPE_MISMATCH,

    /**
     * A linear layer stands on an image.
     *
     * <p>Linear layers work on features, without channels, height and width. What an image is to become of them is for the network
     * to say: {@code flatten} takes every element, {@code globalavgpool; flatten} the mean of each channel.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x28x28
     *     linear 10
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x28x28
     *     flatten
     *     linear 10
     * }
     * }</pre>
     */
    MISSING_FLATTEN,

    /**
     * A window is larger than the image that it moves on, padding included.
     *
     * <p>Most often the image has become small by then: each pooling halves it. Take a smaller kernel, more padding, or fewer
     * poolings before.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x6x6
     *     conv 7x7 -> 20
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x6x6
     *     conv 7x7 -> 20 pad 3
     * }
     * }</pre>
     */
    KERNEL_TOO_LARGE,

    /**
     * Padding that the layer cannot have.
     *
     * <p>A pooling pads at most half its kernel, so that no window lies in the padding alone. {@code fill reflect} mirrors the
     * image and so adds less than its size, {@code fill circular} at most its size. In a {@code deconv}, padding is cut off the
     * output, of which something must be left.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 4x8x8
     *     maxpool 2 pad 2
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 4x8x8
     *     maxpool 2 pad 1
     * }
     * }</pre>
     */
    PADDING_TOO_LARGE,

    /**
     * The {@code outpad} of a {@code deconv} is not less than its stride.
     *
     * <p>It says which of the sizes is meant that a convolution with this stride would have made the same of; there are as many as
     * the stride.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 4x8x8
     *     deconv 3 stride 2 outpad 2
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 4x8x8
     *     deconv 3 stride 2 outpad 1
     * }
     * }</pre>
     */
    OUTPAD_TOO_LARGE,

    /**
     * The number of groups does not divide the channels.
     *
     * <p>Groups split the channels on both sides into equal parts, so that both the incoming and the outgoing channels must be
     * multiples of it.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 4x8x8
     *     conv 3x3 -> 9 groups 4
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 4x8x8
     *     conv 3x3 -> 8 groups 4
     * }
     * }</pre>
     */
    GROUPS_MISMATCH,

    /**
     * {@code pad same} together with a stride.
     *
     * <p>It keeps the size, and a stride changes it. Write the padding as a number: with a kernel of 3 and a stride of 2, {@code
     * pad 1} halves the size.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 4x8x8
     *     conv 3x3 stride 2 pad same
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 4x8x8
     *     conv 3x3 stride 2 pad 1
     * }
     * }</pre>
     */
    SAME_WITH_STRIDE,

    /**
     * Branches end with shapes that cannot be put together.
     *
     * <p>{@code add} needs the same shape from all, {@code concat} the same height and width, {@code mul} the same shape or 1x1
     * images of as many channels.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 4x8x8
     *     add {
     *         branch { conv 3x3 pad 1 }
     *         branch { conv 3x3 }
     *     }
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 4x8x8
     *     add {
     *         branch { conv 3x3 pad 1 }
     *         branch { conv 3x3 pad 1 }
     *     }
     * }
     * }</pre>
     */
    BRANCH_MISMATCH,

    /**
     * The body of a {@code residual} ends with another shape than what it is added to.
     *
     * <p>Without {@code shortcut}, that is the input as it came. Where the body changes channels or size, a shortcut of a 1x1
     * convolution does the same.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 4x8x8
     *     residual { conv 3x3 -> 8 stride 2 pad 1 }
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 4x8x8
     *     residual { conv 3x3 -> 8 stride 2 pad 1 } shortcut { conv 1x1 -> 8 stride 2 bias off }
     * }
     * }</pre>
     */
    RESIDUAL_MISMATCH,

    /**
     * A layer's output for one sample, or one of its parameters, has more numbers than an array holds.
     *
     * <p>The limit is 2147483639. Sizes like this are slips of the keyboard, or an image that was flattened too early.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1000x1000x1000
     *     upsample 2
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 3x1000x1000
     *     upsample 2
     * }
     * }</pre>
     */
    TOO_LARGE,

    /**
     * An {@code assert} does not hold.
     *
     * <p>It is a budget that the file sets itself: trained parameters, multiply-adds a sample, bytes for one sample, or the
     * receptive field. Make the network smaller, or the budget larger if it is worth it.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 500; relu
     *     linear 10
     *     assert params < 100K
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 100; relu
     *     linear 10
     *     assert params < 100K
     * }
     * }</pre>
     */
    BUDGET_EXCEEDED;

    private static final Set<String> NAMES =
            Arrays.stream(values()).map(Finding::findingName).collect(Collectors.toUnmodifiableSet());

    @Override
    public String findingName() {
        return Finding.ofConstant(this);
    }

    /** The names of all of them. */
    public static Set<String> names() {
        return NAMES;
    }
}
