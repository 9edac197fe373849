package dev.netc.cuda.device;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A library of NVIDIA's with JCuda's natives for it, and what to say where it cannot be loaded. */
enum NativeLibrary {
    DRIVER("an NVIDIA driver", "install one, such as the package nvidia-driver-580, or give the container the device"),
    DNN("cuDNN 9", "install it, such as the package libcudnn9-cuda-12, and put its folder into LD_LIBRARY_PATH"),
    BLAS("cuBLAS 12", "install it, and put its folder into LD_LIBRARY_PATH");

    /** What the linker of Linux says of a library that is not there. */
    private static final Pattern MISSING = Pattern.compile("(lib[\\w.+-]+): cannot open shared object file");

    /** What the linkers say of a library that is another than the natives were made for. */
    private static final Pattern OTHER = Pattern.compile("(?:undefined symbol: \\S+|version `\\S+' not found[^\\n]*)");

    private final String title;
    private final String remedy;

    NativeLibrary(String title, String remedy) {
        this.title = title;
        this.remedy = remedy;
    }

    /** Why nothing can be loaded on a machine of this kind; empty where there are natives for it. */
    static Optional<String> obstacle() {
        String system = System.getProperty("os.name");
        String processor = System.getProperty("os.arch");
        boolean known = system.startsWith("Linux") || system.startsWith("Windows");
        return known && (processor.equals("amd64") || processor.equals("x86_64"))
                ? Optional.empty()
                : Optional.of(
                        "there are natives for Linux and Windows on x86-64, not for " + system + " on " + processor);
    }

    /**
     * Runs what loads it.
     *
     * @param loading gives what else is wrong, once it is loaded
     * @return what is wrong
     */
    Optional<String> load(Supplier<Optional<String>> loading) {
        try {
            return loading.get();
        } catch (LinkageError | RuntimeException e) {
            return Optional.of(explain(String.valueOf(e.getMessage())));
        }
    }

    private String explain(String message) {
        Matcher missing = MISSING.matcher(message);
        if (missing.find()) {
            return "expected " + title + ", found no " + missing.group(1) + "; " + remedy;
        }
        Matcher other = OTHER.matcher(message);
        if (other.find()) {
            return "expected " + title + ", found another version (" + other.group() + "); " + remedy;
        }
        if (message.contains("dependent libraries")) {
            return "expected " + title + ", found no library of it in PATH; " + remedy;
        }
        String first = message.lines().findFirst().orElse("no reason given");
        return "the natives for " + title + " cannot be loaded (" + first
                + "); add org.jcuda's natives 12.6.0 for this platform to the class path";
    }
}
