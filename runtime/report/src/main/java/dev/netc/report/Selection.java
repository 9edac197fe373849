package dev.netc.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The answers to show of many: the wrong ones first, the surest of them foremost, then right ones as they came. */
final class Selection {

    private static final int SHOWN = 40;
    /** So that right ones are seen too where most are wrong. */
    private static final int MOST_WRONG = 30;

    private final PriorityQueue<Answer> wrong =
            new PriorityQueue<>(Comparator.comparingDouble(Answer::certainty).thenComparing(Answer::sample));
    private final List<Answer> right = new ArrayList<>();

    void add(Answer answer) {
        if (!answer.isRight()) {
            wrong.add(answer);
            if (wrong.size() > MOST_WRONG) {
                wrong.poll();
            }
        } else if (right.size() < SHOWN) {
            right.add(answer);
        }
    }

    List<Answer> answers() {
        List<Answer> all = new ArrayList<>(wrong);
        all.sort(Comparator.comparingDouble((Answer answer) -> -answer.certainty())
                .thenComparing(Answer::sample));
        all.addAll(right.subList(0, Math.min(right.size(), SHOWN - all.size())));
        return all;
    }
}
