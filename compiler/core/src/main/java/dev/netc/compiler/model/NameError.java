package dev.netc.compiler.model;

import dev.netc.compiler.source.Finding;

/** What can be wrong with a name. */
public enum NameError implements Finding {

    /**
     * No layer and no block has this name.
     *
     * <p>Where one of the known names is near, the message asks whether it was meant. Blocks are called by the name that they are
     * defined with, here or in a file that is imported.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x8x8
     *     cnov 3x3 -> 4
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x8x8
     *     conv 3x3 -> 4
     * }
     * }</pre>
     */
    UNKNOWN_LAYER,

    /**
     * The layer or setting has no attribute of this name.
     *
     * <p>Where one of the known names is near, the message asks whether it was meant. The layer reference lists what each takes.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x8x8
     *     conv 3x3 -> 4 strde 2
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x8x8
     *     conv 3x3 -> 4 stride 2 pad 1
     * }
     * }</pre>
     */
    UNKNOWN_ATTRIBUTE,

    /**
     * A word that is neither a parameter, nor a {@code let}, nor a word that the attribute knows.
     *
     * <p>Where one of the known names is near, the message asks whether it was meant. A block sees its own parameters and the size
     * that comes in, and nothing of its caller.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A(width = 10) {
     *     input 784
     *     linear wdith
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A(width = 10) {
     *     input 784
     *     linear width
     * }
     * }</pre>
     */
    UNKNOWN_VALUE,

    /**
     * A {@code from} names a label that is not in sight.
     *
     * <p>A label is seen in its own scope and in those inside it; from outside, by its path: {@code from stage.inner}. It must
     * stand before. A block sees no label of its caller.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 4x8x8
     *     concat { branch { } branch { from stem } }
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 4x8x8
     *     stem: conv 3x3 pad 1
     *     relu
     *     concat { branch { } branch { from stem } }
     * }
     * }</pre>
     */
    UNKNOWN_LABEL,

    /**
     * The network has no parameter of this name.
     *
     * <p>{@code search} tries values for parameters of its network, and {@code --set name=value} sets one.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 10
     *     search { width in 16, 32 }
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A(width = 16) {
     *     input 784
     *     linear width; relu
     *     linear 10
     *     search { width in 16, 32 }
     * }
     * }</pre>
     */
    UNKNOWN_PARAMETER,

    /**
     * The {@code train} block has no setting of this name.
     *
     * <p>Where one of the known names is near, the message asks whether it was meant.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 10
     *     train { epoch 10 }
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 10
     *     train { epochs 10 }
     * }
     * }</pre>
     */
    UNKNOWN_SETTING,

    /**
     * No optimizer has this name.
     *
     * <p>Where one of the known names is near, the message asks whether it was meant.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 10
     *     train { optimizer sdg rate 0.1 }
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 10
     *     train { optimizer sgd rate 0.1 }
     * }
     * }</pre>
     */
    UNKNOWN_OPTIMIZER,

    /**
     * No schedule of the learning rate has this name.
     *
     * <p>Where one of the known names is near, the message asks whether it was meant.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 10
     *     train { schedule cosin }
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 10
     *     train { schedule cosine }
     * }
     * }</pre>
     */
    UNKNOWN_SCHEDULE,

    /**
     * No loss has this name.
     *
     * <p>Where one of the known names is near, the message asks whether it was meant.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 10
     *     train { loss crosentropy }
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 10
     *     train { loss crossentropy }
     * }
     * }</pre>
     */
    UNKNOWN_LOSS,

    /**
     * The {@code augment} block knows no change of this name.
     *
     * <p>Where one of the known names is near, the message asks whether it was meant. docs/data.md says which transform of torchvision each
     * one is.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x28x28
     *     flatten; linear 10
     *     train { augment { rotat 20 } }
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x28x28
     *     flatten; linear 10
     *     train { augment { rotate 20 } }
     * }
     * }</pre>
     */
    UNKNOWN_AUGMENTATION,

    /**
     * {@code assert} knows no quantity of this name.
     *
     * <p>There are {@code params}, {@code macs}, {@code memory} and {@code receptive}.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 10
     *     assert parameters < 10K
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 10
     *     assert params < 10K
     * }
     * }</pre>
     */
    UNKNOWN_QUANTITY,

    /**
     * A name is given to two things in one place: two parameters, two values, two networks or blocks, or a block and a layer of the
     * language.
     *
     * <p>Which of them is meant where the name is used, nobody could tell.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     let width = 10
     *     let width = 20
     *     linear width
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     let width = 20
     *     linear width
     * }
     * }</pre>
     */
    DUPLICATE_NAME,

    /**
     * Two statements of one scope have the same label.
     *
     * <p>Labels name parameters in weight files, where each name stands once. {@code input} names what the network is given.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     fc: linear 100; relu
     *     fc: linear 10
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     fc1: linear 100; relu
     *     fc2: linear 10
     * }
     * }</pre>
     */
    DUPLICATE_LABEL,

    /**
     * A network has a name that no Java class can have.
     *
     * <p>A network becomes a class of its name. Labels may be any word; they are changed where Java needs it.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network class {
     *     input 784
     *     linear 10
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network Classifier {
     *     input 784
     *     linear 10
     * }
     * }</pre>
     */
    BAD_NAME;

    @Override
    public String findingName() {
        return Finding.ofConstant(this);
    }
}
