package dev.netc.maven;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Checks the model files of {@code src/main/net} and writes nothing. Errors fail the build; warnings do so where asked for. */
@Mojo(name = "lint", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class LintMojo extends ModelMojo {

    /** Whether a warning fails the build too. */
    @Parameter(property = "netc.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    @Override
    void run(CompileRequest request) throws IOException, PluginException, MojoFailureException {
        CompileResult result = new ModelCompilation(request, version()).lint();
        report(result);
        if (failOnWarning && !result.problems().isEmpty()) {
            throw new MojoFailureException(result.problems().size() + " warnings in model files, which fail this build"
                    + " as failOnWarning says");
        }
    }

    @Override
    CompileRequest request() throws MojoExecutionException {
        Path unused = project().getBasedir().toPath();
        return request(unused, unused);
    }
}
