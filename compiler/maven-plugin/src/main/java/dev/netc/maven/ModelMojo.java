package dev.netc.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What the goals have in common: where the models are, and how their problems are told. */
abstract class ModelMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    /** The folder with the model files. Where it is missing, there is nothing to do. */
    @Parameter(property = "netc.sourceDirectory", defaultValue = "${project.basedir}/src/main/net")
    private File sourceDirectory;

    /**
     * The package that all classes go to. A model in a folder below {@code sourceDirectory} goes to the package below with the
     * folder's name: {@code vision/lenet.net} with the package {@code com.example} becomes a class in {@code com.example.vision}.
     */
    @Parameter(property = "netc.packageName", defaultValue = "")
    private String packageName;

    /** Which files of {@code sourceDirectory} are models, as patterns; others are read only where a model imports them. */
    @Parameter(property = "netc.includes", defaultValue = "**/*.net")
    private List<String> includes = new ArrayList<>();

    /**
     * How grave warnings are: {@code error}, {@code warn} or {@code allow} in an element with the finding's name, as in
     * {@code <unused-label>error</unused-label>}. {@code netc explain} lists the names.
     */
    @Parameter
    private Map<String, String> severities = new HashMap<>();

    /** Whether all warnings of which {@code severities} says nothing are errors. */
    @Parameter(property = "netc.warningsAsErrors", defaultValue = "false")
    private boolean warningsAsErrors;

    /** A file with warnings that are known and not told, as {@code netc lint --write-baseline FILE} writes it. */
    @Parameter(property = "netc.baseline")
    private File baseline;

    /** Whether to do nothing. */
    @Parameter(property = "netc.skip", defaultValue = "false")
    private boolean skip;

    abstract CompileRequest request() throws MojoExecutionException;

    abstract void run(CompileRequest request) throws IOException, PluginException, MojoFailureException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip || !sourceDirectory.isDirectory()) {
            getLog().info(skip ? "skipped" : "no models: there is no folder " + sourceDirectory);
            return;
        }
        try {
            run(request());
        } catch (PluginException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("cannot read or write: " + e, e);
        }
    }

    final MavenProject project() {
        return project;
    }

    final String version() {
        return plugin.getVersion();
    }

    final CompileRequest request(Path output, Path ledger) {
        String base = packageName == null ? "" : packageName;
        WarningSettings warnings = new WarningSettings(
                severities, warningsAsErrors, Optional.ofNullable(baseline).map(File::toPath));
        return new CompileRequest(sourceDirectory.toPath(), output, ledger, base, includes, warnings);
    }

    /** Logs the problems, and fails the build where one is an error. */
    final void report(CompileResult result) throws MojoFailureException {
        Findings.log(result.problems(), getLog());
        if (result.errors() > 0) {
            throw new MojoFailureException(
                    result.errors() == 1 ? "1 error in model files" : result.errors() + " errors in model files");
        }
        for (ModelPath model : result.withoutPackage()) {
            getLog().warn(model.file()
                    + " lies in no package, so no class of yours can name its class; put it in a folder,"
                    + " or set packageName");
        }
    }
}
