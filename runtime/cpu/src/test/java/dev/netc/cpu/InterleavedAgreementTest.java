package dev.netc.cpu;

/** With batches that fill the lanes, three blocks of them: an odd number, so that the last is half a tile. */
class InterleavedAgreementTest extends LanesAgreementSuite {

    @Override
    int batch(int lanes) {
        return 3 * lanes;
    }
}
