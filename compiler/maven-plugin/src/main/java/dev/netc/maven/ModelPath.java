package dev.netc.maven;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.lang.model.SourceVersion;

/**
 * A model file of a project.
 *
 * @param file where it is
 * @param packageName where its class goes: the base package and the folders below the source folder
 */
record ModelPath(Path file, String packageName) {

    /**
     * The models that a request includes, in the order of their paths.
     *
     * @throws PluginException if a folder's name cannot be a package's
     */
    static List<ModelPath> of(CompileRequest request) throws IOException, PluginException {
        List<PathMatcher> matchers = request.includes().stream()
                .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
                .toList();
        List<ModelPath> models = new ArrayList<>();
        for (Path file : all(request.sources())) {
            Path relative = request.sources().relativize(file);
            if (matchers.stream().anyMatch(matcher -> matches(matcher, relative))) {
                models.add(new ModelPath(file, packageName(request, relative)));
            }
        }
        return models;
    }

    /** Every {@code .net} file in a folder; others than the models may be imported by them. */
    static List<Path> all(Path sources) throws IOException {
        try (Stream<Path> paths = Files.walk(sources)) {
            return paths.filter(path -> path.toString().endsWith(".net"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** As in Ant, a leading double star stands for no folder too. */
    private static boolean matches(PathMatcher matcher, Path relative) {
        return matcher.matches(relative) || matcher.matches(Path.of("_").resolve(relative));
    }

    private static String packageName(CompileRequest request, Path relative) throws PluginException {
        Path folder = relative.getParent();
        Stream<String> folders = folder == null
                ? Stream.empty()
                : StreamSupport.stream(folder.spliterator(), false).map(Path::toString);
        String name = Stream.concat(Stream.of(request.packageName()), folders)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("."));
        if (!name.isEmpty() && !SourceVersion.isName(name)) {
            throw new PluginException("expected folders that can be a Java package, found '" + folder + "' in "
                    + request.sources() + " (package " + name + "); rename the folder, or set packageName");
        }
        return name;
    }
}
