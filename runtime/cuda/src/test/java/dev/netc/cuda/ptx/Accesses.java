package dev.netc.cuda.ptx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Who read and wrote each word of memory in a launch, so that a result which depends on the order of threads is found though the
 * interpreter runs them in one order: between two barriers a thread may not touch what another of its block writes, and in the whole launch
 * not what a thread of another block writes.
 */
final class Accesses {

    private static final int NOBODY = -1;
    private static final int MANY = -2;
    private static final int WORD_BITS = 2;
    private static final int PAGE_BITS = 8;
    private static final int RECENT_BITS = 6;

    private final Map<Long, Page> pages = new HashMap<>();
    private final Page[] recent = new Page[1 << RECENT_BITS];

    /** The last writer and the readers of neighbouring words: threads, their blocks, and how many barriers they had come to. */
    private static final class Page {
        private final long number;
        private final int[] writer = filled();
        private final int[] writerBlock = filled();
        private final int[] writerPhase = filled();
        private final int[] reader = filled();
        private final int[] readerBlock = filled();
        private final int[] readerPhase = filled();

        Page(long number) {
            this.number = number;
        }

        private static int[] filled() {
            int[] nobody = new int[1 << PAGE_BITS];
            Arrays.fill(nobody, NOBODY);
            return nobody;
        }
    }

    boolean wasWritten(long address) {
        return page(address).writer[word(address)] != NOBODY;
    }

    void read(long address, int block, int thread, int phase) {
        Page page = page(address);
        int word = word(address);
        checkWriter(page, address, block, thread, phase);
        boolean first = page.reader[word] == NOBODY;
        if (first || page.readerBlock[word] == block && page.readerPhase[word] < phase) {
            page.reader[word] = thread;
            page.readerBlock[word] = block;
            page.readerPhase[word] = phase;
        } else if (page.readerBlock[word] != block) {
            page.readerBlock[word] = MANY;
        } else if (page.reader[word] != thread) {
            page.reader[word] = MANY;
        }
    }

    void write(long address, int block, int thread, int phase) {
        Page page = page(address);
        int word = word(address);
        checkWriter(page, address, block, thread, phase);
        boolean otherBlock = page.readerBlock[word] != block;
        boolean otherThread = page.reader[word] != thread && page.readerPhase[word] == phase;
        if (page.reader[word] != NOBODY && (otherBlock || otherThread)) {
            throw race(address, block, thread, "what another reads");
        }
        page.writer[word] = thread;
        page.writerBlock[word] = block;
        page.writerPhase[word] = phase;
    }

    private static void checkWriter(Page page, long address, int block, int thread, int phase) {
        int word = word(address);
        boolean otherBlock = page.writerBlock[word] != block;
        boolean otherThread = page.writer[word] != thread && page.writerPhase[word] == phase;
        if (page.writer[word] != NOBODY && (otherBlock || otherThread)) {
            String writer = "thread " + page.writer[word] + " of block " + page.writerBlock[word];
            throw race(address, block, thread, "what " + writer + " writes");
        }
    }

    private static PtxException race(long address, int block, int thread, String what) {
        return new PtxException(
                "thread " + thread + " of block " + block + " touches " + what + " at " + address + ", in no order");
    }

    private static int word(long address) {
        return (int) (address >>> WORD_BITS) & (1 << PAGE_BITS) - 1;
    }

    /** Threads go from word to word, so that it is mostly a page that was used a little before. */
    private Page page(long address) {
        long number = address >>> WORD_BITS + PAGE_BITS;
        int place = (int) number & (1 << RECENT_BITS) - 1;
        if (recent[place] == null || recent[place].number != number) {
            recent[place] = pages.computeIfAbsent(number, Page::new);
        }
        return recent[place];
    }
}
