package dev.netc.cuda.ptx;

/** A launch: how many blocks of how many threads. One-dimensional. */
public record Grid(int blocks, int threads) {}
