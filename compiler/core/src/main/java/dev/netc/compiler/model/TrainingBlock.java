package dev.netc.compiler.model;

import dev.netc.compiler.source.Span;
import dev.netc.runtime.Training;

/**
 * A checked {@code train} block.
 *
 * @param training what it says, with the standard where it says nothing
 * @param java how generated code says the same
 */
public record TrainingBlock(Span span, Training training, JavaCall java) {}
