package dev.netc.benchmarks.compare;

import dev.netc.benchmarks.Network;

/** A line of a table: a network with batches of one size. */
record Row(Network network, int batch) {

    @Override
    public String toString() {
        return network + " " + batch;
    }
}
