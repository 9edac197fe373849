package dev.netc.runtime.backend;

/** With how many digits products with weights are computed. Everything is stored as float32, and sums are float32, in each. */
public enum Precision {
    /** All of float32's 24 bits. */
    FLOAT32,
    /** Factors are rounded to 11 bits before they are multiplied, where a device has units for that. */
    TF32,
    /** Factors are rounded to 8 bits before they are multiplied, where a device has units for that. */
    BF16
}
