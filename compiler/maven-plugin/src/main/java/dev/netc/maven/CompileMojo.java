package dev.netc.maven;

import java.io.File;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Compiles the model files of {@code src/main/net} to Java classes, which are compiled with the project's own. A model whose class
 * would be the same is not written again, and the class of a model that vanished is removed.
 */
@Mojo(name = "compile", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class CompileMojo extends ModelMojo {

    /** The folder for the generated sources; it is added to those that are compiled. */
    @Parameter(property = "netc.outputDirectory", defaultValue = "${project.build.directory}/generated-sources/netc")
    private File outputDirectory;

    /** Remembers what was generated, so that nothing is done where nothing has changed. */
    @Parameter(defaultValue = "${project.build.directory}/netc/${mojoExecution.executionId}.ledger", readonly = true)
    private File ledger;

    @Override
    void run(CompileRequest request) throws IOException, PluginException, MojoFailureException {
        project().addCompileSourceRoot(outputDirectory.getPath());
        CompileResult result = new ModelCompilation(request, version()).compile();
        report(result);
        if (result.models() == 0) {
            getLog().info("no model has changed");
        } else {
            getLog().info("models compiled: " + result.models() + ", classes written: " + result.written()
                    + ", removed: " + result.removed());
        }
    }

    @Override
    CompileRequest request() throws MojoExecutionException {
        return request(outputDirectory.toPath(), ledger.toPath());
    }
}
