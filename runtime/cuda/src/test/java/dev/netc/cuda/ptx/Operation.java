package dev.netc.cuda.ptx;

import java.util.List;

/** What an instruction computes from the bits of its operands: those that it does not have are 0. */
record Operation(Kind result, List<Kind> sources, Formula formula) {

    interface Formula {
        long apply(long a, long b, long c);
    }
}
