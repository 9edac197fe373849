package dev.netc.compiler;

import dev.netc.compiler.source.Problem.Edit;
import dev.netc.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes a text by edits. */
public final class FixApplier {

    private FixApplier() {}

    /** The file with all edits made that belong to it; of two that overlap, the later in the text is left out. */
    public static SourceFile apply(SourceFile source, List<Edit> edits) {
        List<Edit> inOrder = new ArrayList<>(edits);
        inOrder.removeIf(edit -> edit.span().source() != source);
        inOrder.sort(Comparator.comparingInt(edit -> edit.span().start()));
        StringBuilder text = new StringBuilder();
        int copied = 0;
        for (Edit edit : inOrder) {
            if (edit.span().start() >= copied) {
                text.append(source.text(), copied, edit.span().start()).append(edit.replacement());
                copied = edit.span().end();
            }
        }
        return new SourceFile(
                source.name(), text.append(source.text().substring(copied)).toString());
    }
}
