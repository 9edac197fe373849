package dev.netc.cuda.ptx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The text of a kernel, taken apart.
 *
 * @param labels which instruction each stands before
 */
record KernelText(
        String name,
        List<String> parameters,
        List<String> declarations,
        List<String> instructions,
        Map<String, Integer> labels) {

    private static final Pattern COMMENT = Pattern.compile("//[^\n]*");
    private static final Pattern HEADER =
            Pattern.compile("\\s*\\.version \\d+\\.\\d+\\s+\\.target sm_\\d+\\s+\\.address_size 64\\s*");
    private static final Pattern ENTRY = Pattern.compile(
            "\\.visible\\s+\\.entry\\s+(\\w+)\\s*\\(([^)]*)\\)\\s*(?:\\.maxntid 1024, 1, 1\\s*)?\\{([^}]*)}\\s*");
    private static final Pattern LABEL = Pattern.compile("\\s*(\\w+):\\s*(.*)", Pattern.DOTALL);

    /** The kernels of a module by their names. */
    static Map<String, KernelText> ofModule(String text) {
        String bare = COMMENT.matcher(text).replaceAll("");
        Matcher header = HEADER.matcher(bare);
        if (!header.lookingAt()) {
            throw new PtxException("the module does not begin with .version, .target and .address_size");
        }
        Map<String, KernelText> kernels = new LinkedHashMap<>();
        Matcher entry = ENTRY.matcher(bare);
        int end = header.end();
        while (entry.find(end) && entry.start() == end) {
            KernelText kernel = of(entry.group(1), entry.group(2), entry.group(3));
            if (kernels.put(kernel.name(), kernel) != null) {
                throw new PtxException("kernel " + kernel.name() + " is there twice");
            }
            end = entry.end();
        }
        if (end != bare.length()) {
            throw new PtxException("this is not a kernel: "
                    + bare.substring(end).lines().findFirst().orElse(""));
        }
        return kernels;
    }

    private static KernelText of(String name, String parameters, String body) {
        List<String> declared = Stream.of(parameters.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        KernelText kernel = new KernelText(name, declared, new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        for (String statement : body.split(";")) {
            kernel.add(statement);
        }
        return kernel;
    }

    private void add(String statement) {
        String rest = statement;
        Matcher label = LABEL.matcher(rest);
        while (label.matches()) {
            if (labels.put(label.group(1), instructions.size()) != null) {
                throw new PtxException("in " + name + ", label " + label.group(1) + " is there twice");
            }
            rest = label.group(2);
            label = LABEL.matcher(rest);
        }
        String text = rest.strip();
        if (text.startsWith(".")) {
            declarations.add(text);
        } else if (!text.isEmpty()) {
            instructions.add(text);
        }
    }
}
