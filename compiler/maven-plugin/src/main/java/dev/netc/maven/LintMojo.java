package dev.netc.maven;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Checks the model files of {@code src/main/net} and writes nothing. Errors fail the build. */
@Mojo(name = "lint", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class LintMojo extends ModelMojo {

    @Override
    void run(CompileRequest request) throws IOException, PluginException, MojoFailureException {
        report(new ModelCompilation(request, version()).lint());
    }

    @Override
    CompileRequest request() throws MojoExecutionException {
        Path unused = project().getBasedir().toPath();
        return request(unused, unused);
    }
}
