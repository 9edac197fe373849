package dev.netc.cuda.ptx;

/** The numbers of an optimizer in the order in which they lie in the device's memory. Those that an optimizer does not have are 0. */
enum OptimizerSetting {
    /** Adam's is divided by 1 - beta1^t. */
    RATE,
    /** What of a weight is added to its gradient. */
    DECAY,
    /** The momentum, or Adam's beta1. */
    MOMENTUM,
    /** 1 - beta1. */
    MOMENTUM_REST,
    /** RMSprop's alpha, or Adam's beta2. */
    SQUARES,
    /** 1 less that. */
    SQUARES_REST,
    EPSILON,
    /** Adam's 1 / sqrt(1 - beta2^t). */
    CORRECTION,
    /** What Adam multiplies a weight by before all else, where its decay is decoupled. */
    SHRINK
}
