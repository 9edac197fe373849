package dev.netc.report;

import dev.netc.runtime.Model;
import dev.netc.runtime.Training;
import dev.netc.train.FileTrouble;
import dev.netc.train.TrainingException;
import dev.netc.train.TrainingListener;
import dev.netc.train.TrainingResult;
import dev.netc.train.data.DataSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Consumer;

/**
 * When a training is done, writes what came out of it: {@code report.html}, which needs no other file, and its pictures as PNG. Whatever goes
 * wrong with that is told, and the training's result stays.
 *
 * <pre>{@code
 * Path folder = Path.of("runs/lenet");
 * new Trainer(net, mnist)
 *         .output(folder)
 *         .listener(new ReportListener(net, folder, List.of(new Fact("seed", "1")), System.out::println))
 *         .run();
 * }</pre>
 */
public final class ReportListener implements TrainingListener {

    private final Model model;
    private final Path folder;
    private final List<Fact> additional;
    private final Consumer<String> messages;

    private DataSet data;
    private Training settings;
    private ZonedDateTime begun;

    /**
     * @param folder which there must be by the end of the training; a {@code Trainer} makes it
     * @param additional what to tell besides the settings of the training, such as the seed
     * @param messages hears where the report is, or why there is none
     */
    public ReportListener(Model model, Path folder, List<Fact> additional, Consumer<String> messages) {
        this.model = model;
        this.folder = folder;
        this.additional = List.copyOf(additional);
        this.messages = messages;
    }

    @Override
    public void trainingStarted(DataSet newData, Training newSettings) {
        data = newData;
        settings = newSettings;
        begun = ZonedDateTime.now();
    }

    @Override
    public void trainingDone(TrainingResult result) {
        if (result.kept() == 0) {
            return;
        }
        try {
            write(result);
            messages.accept("report: " + folder.resolve("report.html"));
        } catch (IOException trouble) {
            warn(FileTrouble.message(trouble));
        } catch (TrainingException trouble) {
            warn(trouble.getMessage());
        } catch (RuntimeException | Error trouble) {
            warn(trouble.toString());
        }
    }

    /** The weights are written; whatever happens to pictures of them, the training was not in vain. */
    private void warn(String reason) {
        messages.accept("warning: there is no report, as it could not be written: " + reason);
    }

    private void write(TrainingResult result) throws IOException, TrainingException {
        Examination examination = Examination.of(model, data, settings);
        Report report = new Report(model, data, settings, additional, begun, result, examination);
        Pictures pictures = new Pictures();
        new ReportPage(report, pictures).write(folder);
        pictures.trouble()
                .ifPresent(
                        reason -> messages.accept("warning: pictures are missing from the report, as Java cannot draw"
                                + " text here (" + reason
                                + "); a font and fontconfig mend that, such as the packages fontconfig and"
                                + " fonts-dejavu-core"));
    }
}
