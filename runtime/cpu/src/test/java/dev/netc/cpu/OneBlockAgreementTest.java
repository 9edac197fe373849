package dev.netc.cpu;

/** With batches of one block, which leave one of its lanes empty. */
class OneBlockAgreementTest extends LanesAgreementSuite {

    @Override
    int batch(int lanes) {
        return lanes - 1;
    }
}
