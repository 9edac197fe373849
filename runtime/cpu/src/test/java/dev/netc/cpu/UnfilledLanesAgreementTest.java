package dev.netc.cpu;

/** With batches that leave three lanes of the last block empty. */
class UnfilledLanesAgreementTest extends LanesAgreementSuite {

    @Override
    int batch(int lanes) {
        return 2 * lanes - 3;
    }
}
