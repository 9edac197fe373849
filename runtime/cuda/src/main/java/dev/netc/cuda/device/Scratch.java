package dev.netc.cuda.device;

/** Memory whose contents mean nothing before and after a call. */
public record Scratch(long address, long bytes) {}
