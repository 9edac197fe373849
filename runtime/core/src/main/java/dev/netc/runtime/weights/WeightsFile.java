package dev.netc.runtime.weights;

import dev.netc.runtime.Model;
import dev.netc.runtime.Parameter;
import dev.netc.runtime.Shapes;
import dev.netc.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A model's parameters in a safetensors file, under the names of a PyTorch {@code state_dict}. */
public final class WeightsFile {

    /** PyTorch's batch norm counts its batches; nothing that we compute depends on it. */
    private static final String BATCH_COUNT = ".num_batches_tracked";

    /** How many findings one message lists. */
    private static final int LISTED = 8;

    private WeightsFile() {}

    /**
     * Sets every parameter from the file; if anything is wrong with it, none is changed.
     *
     * @throws WeightsException if the file is damaged or not of this network: names the parameters and both shapes
     */
    public static void load(Path path, Model model) throws IOException {
        Map<Parameter, float[]> values = new LinkedHashMap<>();
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            checkFit(file, model);
            for (Parameter parameter : model.parameters()) {
                values.put(parameter, file.floats(parameter.name()));
            }
        }
        values.forEach(model::write);
    }

    /**
     * Writes every parameter; the file is complete or not there at all.
     *
     * @throws WeightsException if the folder does not exist or may not be written to
     */
    public static void save(Model model, Path path) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Parameter parameter : model.parameters()) {
            int[] sizes = parameter.shape().stream().mapToInt(Integer::intValue).toArray();
            tensors.put(parameter.name(), Tensor.of(model.read(parameter), sizes));
        }
        new SafetensorsWriter(Map.of("format", "pt")).write(tensors, path);
    }

    private static void checkFit(SafetensorsFile file, Model model) throws WeightsException {
        List<String> findings = new ArrayList<>();
        for (Parameter parameter : model.parameters()) {
            StoredTensor stored = file.tensors().get(parameter.name());
            if (stored == null) {
                findings.add(parameter.name() + " (" + Shapes.text(parameter.shape()) + ") is missing");
            } else if (!stored.shape().equals(parameter.shape())) {
                findings.add("expected " + parameter.name() + " of shape " + Shapes.text(parameter.shape()) + ", found "
                        + (stored.shape().isEmpty() ? "a single number" : Shapes.text(stored.shape())));
            }
        }
        Set<String> known = model.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
        for (StoredTensor stored : file.tensors().values()) {
            if (!known.contains(stored.name()) && !stored.name().endsWith(BATCH_COUNT)) {
                findings.add("the network has no " + stored.name());
            }
        }
        if (!findings.isEmpty()) {
            throw new WeightsException(file.path() + " does not fit the network " + model.name() + ": " + list(findings)
                    + "; load weights that the same network was saved with");
        }
    }

    private static String list(List<String> findings) {
        String listed = findings.stream().limit(LISTED).collect(Collectors.joining("; "));
        return findings.size() <= LISTED ? listed : listed + "; and " + (findings.size() - LISTED) + " more";
    }
}
