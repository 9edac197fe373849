package dev.netc.cli;

import dev.netc.cli.PlanReport.Measurement;
import dev.netc.cli.Table.Side;
import dev.netc.runtime.backend.ExecutionPlan;
import dev.netc.runtime.backend.ExecutionPlan.Buffer;
import dev.netc.runtime.backend.PlannedStep;
import dev.netc.runtime.backend.PlannedStep.Phase;
import dev.netc.runtime.backend.Work;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A plan as tables for people: its steps, a kernel a line, and its buffers. */
final class PlanText {

    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;
    private static final double MILLISECONDS = 1e3;
    private static final double PERCENT = 100;
    private static final double KIBIBYTE = 1 << 10;
    private static final double MEBIBYTE = 1 << 20;

    private static final List<String> NO_SPEED = List.of("", "", "");
    private static final int KERNEL_COLUMN = 3;

    private final PlanReport report;
    private final ExecutionPlan plan;

    private PlanText(PlanReport report) {
        this.report = report;
        plan = report.plan();
    }

    static void print(PlanReport report, PrintWriter out) {
        PlanText text = new PlanText(report);
        text.head(out);
        out.println();
        text.steps().print(out);
        out.println();
        text.memory(out);
        out.println();
        text.buffers().print(out);
    }

    private void head(PrintWriter out) {
        out.println(report.network() + ", " + (report.training() ? "a training step" : "a prediction") + ", batch "
                + number(report.batch(), 0) + ", backend " + report.backend() + ", "
                + Console.number(plan.threads(), "thread"));
        out.println("layout: " + plan.layout());
        report.measurement().ifPresent(measurement -> {
            out.println("times:  medians, after warming up; passes measured: "
                    + number(measurement.profile().passes(), 0));
            out.println("peak:   " + peak(measurement.peak()));
        });
    }

    private static String peak(OptionalDouble peak) {
        return peak.isEmpty()
                ? "this backend measures none"
                : number(peak.getAsDouble() / GIGA, 0) + " GFLOP/s, measured with nothing but multiply-adds";
    }

    private Table steps() {
        List<Side> sides = new ArrayList<>(
                List.of(Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT));
        List<String> head =
                new ArrayList<>(List.of("step", "phase", "layer", "kernel", "MFLOP", "MiB read", "MiB written"));
        if (report.measurement().isPresent()) {
            sides.addAll(List.of(Side.RIGHT, Side.RIGHT, Side.RIGHT));
            head.addAll(List.of("ms", "GFLOP/s", "of peak"));
        }
        sides.add(Side.LEFT);
        head.add("note");
        Table table = new Table(sides.toArray(Side[]::new));
        addRow(table, head);
        table.rule();
        IntStream.range(0, plan.steps().size()).forEach(index -> addStep(table, index));
        table.rule();
        if (report.training()) {
            addSum(table, Phase.FORWARD);
            addSum(table, Phase.BACKWARD);
        }
        addTotal(table);
        return table;
    }

    private void addStep(Table table, int index) {
        PlannedStep step = plan.steps().get(index);
        boolean isLayer = step.phase() == Phase.FORWARD || step.phase() == Phase.BACKWARD;
        List<String> kernels = step.kernels().isEmpty() ? List.of("-") : step.kernels();
        List<String> row = new ArrayList<>(
                List.of(String.valueOf(index), phase(step.phase()), isLayer ? step.name() : "", kernels.get(0)));
        row.addAll(work(step.work()));
        report.measurement()
                .ifPresent(measured -> row.addAll(
                        step.kernels().isEmpty()
                                ? NO_SPEED
                                : speed(
                                        measured,
                                        step.work(),
                                        measured.profile().stepSeconds().get(index))));
        row.add(step.note());
        addRow(table, row);
        for (String kernel : kernels.subList(1, kernels.size())) {
            List<String> more = new ArrayList<>(Collections.nCopies(row.size(), ""));
            more.set(KERNEL_COLUMN, kernel);
            addRow(table, more);
        }
    }

    private void addSum(Table table, Phase phase) {
        int[] indices = IntStream.range(0, plan.steps().size())
                .filter(index -> plan.steps().get(index).phase() == phase)
                .toArray();
        Work work = IntStream.of(indices)
                .mapToObj(index -> plan.steps().get(index).work())
                .reduce(Work.NONE, Work::plus);
        addTotals(table, phase(phase), work, measured -> IntStream.of(indices)
                .mapToDouble(index -> measured.profile().stepSeconds().get(index))
                .sum());
    }

    private void addTotal(Table table) {
        addTotals(table, "all", plan.work(), measured -> measured.profile().passSeconds());
    }

    private void addTotals(Table table, String name, Work work, ToDoubleFunction<Measurement> seconds) {
        List<String> row = new ArrayList<>(List.of("", name, "", ""));
        row.addAll(work(work));
        report.measurement().ifPresent(measured -> row.addAll(speed(measured, work, seconds.applyAsDouble(measured))));
        row.add("");
        addRow(table, row);
    }

    private static void addRow(Table table, List<String> cells) {
        table.row(cells.toArray(String[]::new));
    }

    private static List<String> work(Work work) {
        return List.of(
                unlessZero(work.operations(), MEGA, 2),
                unlessZero(work.bytesRead(), MEBIBYTE, 3),
                unlessZero(work.bytesWritten(), MEBIBYTE, 3));
    }

    private static List<String> speed(Measurement measured, Work work, double seconds) {
        OptionalDouble share = measured.share(work.operations(), seconds);
        return List.of(
                number(seconds * MILLISECONDS, 3),
                work.operations() == 0 ? "" : number(work.operations() / seconds / GIGA, 0),
                share.isEmpty() ? "" : number(share.getAsDouble() * PERCENT, 0) + "%");
    }

    private void memory(PrintWriter out) {
        out.println("memory: " + number(plan.arenaBytes() / MEBIBYTE, 2) + " MiB for all buffers, "
                + number(plan.bufferBytes() / MEBIBYTE, 2)
                + " MiB if none reused another's place; workspace of the kernels: "
                + number(plan.workspaceBytes() / MEBIBYTE, 2) + " MiB");
    }

    private Table buffers() {
        Table table = new Table(Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT)
                .row("offset KiB", "KiB", "steps", "holds")
                .rule();
        for (Buffer buffer : plan.buffers()) {
            table.row(
                    number(buffer.offset() / KIBIBYTE, 1),
                    number(buffer.bytes() / KIBIBYTE, 1),
                    buffer.first() + "-" + buffer.last(),
                    String.join(", ", buffer.holds()));
        }
        return table;
    }

    private static String phase(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private static String unlessZero(long count, double unit, int decimals) {
        return count == 0 ? "" : number(count / unit, decimals);
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
