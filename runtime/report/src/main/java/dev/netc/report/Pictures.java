package dev.netc.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Draws pictures where that is possible: a Java without fonts cannot write into one, and a report without pictures is better than none. */
final class Pictures {

    private final List<Picture> drawn = new ArrayList<>();
    private String trouble;

    Optional<Picture> draw(Supplier<Picture> drawing) {
        return attempt(drawing).map(picture -> {
            drawn.add(picture);
            return picture;
        });
    }

    /** What is drawn, or nothing, with the reason kept. */
    <T> Optional<T> attempt(Supplier<T> drawing) {
        try {
            return Optional.of(drawing.get());
        } catch (RuntimeException | LinkageError | InternalError impossible) {
            trouble = impossible.toString();
            return Optional.empty();
        }
    }

    List<Picture> drawn() {
        return drawn;
    }

    /** Why some were not drawn; empty if all were. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }
}
