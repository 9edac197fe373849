package dev.netc.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxDataSetTest {

    @TempDir
    Path folder;

    private DataOptions options;

    @BeforeEach
    void lookOnlyHere() {
        options = DataOptions.of(Map.of("NETC_DATA", folder.resolve("shared").toString()), folder.resolve("home"))
                .withoutDownload();
    }

    @Test
    void readsImagesAndLabels() throws IOException {
        IdxBytes.writeSet(folder, true, 7);
        DataSet mnist = DataSets.named("mnist", options.directory(folder));
        assertEquals(List.of(1, 2, 2), mnist.shape());
        assertEquals(3, mnist.training().count());
        assertEquals(2, mnist.test().count());
        assertEquals(7, mnist.training().label(0));
        float[] image = new float[4];
        mnist.training().copyInput(0, Normalization.none(), image, 0);
        assertEquals(List.of(0f, 0.2f, 0.4f, 1f), List.of(image[0], image[1], image[2], image[3]));
    }

    @Test
    void looksWherePeopleKeepIt() throws IOException {
        int first = 0;
        for (String place : List.of("", "mnist", "MNIST/raw")) {
            Path data = folder.resolve("data" + first);
            IdxBytes.writeSet(data.resolve(place), first % 2 == 0, first);
            assertEquals(first, firstLabel("mnist", options.directory(data)));
            first++;
        }
        IdxBytes.writeSet(folder.resolve("f/FashionMNIST/raw"), false, 4);
        assertEquals(4, firstLabel("fashion-mnist", options.directory(folder.resolve("f"))));
    }

    @Test
    void directoryComesBeforeSharedFolderBeforeCache() throws IOException {
        IdxBytes.writeSet(options.cache().resolve("mnist"), true, 1);
        assertEquals(1, firstLabel("mnist", options));
        IdxBytes.writeSet(folder.resolve("shared"), true, 2);
        assertEquals(2, firstLabel("mnist", options));
        IdxBytes.writeSet(folder.resolve("own"), true, 3);
        assertEquals(3, firstLabel("mnist", options.directory(folder.resolve("own"))));
    }

    @Test
    void missingSetSaysWhatWasLookedForAndWhere() throws IOException {
        Files.createDirectories(folder.resolve("shared"));
        IdxBytes.writeSet(folder.resolve("shared/mnist"), true, 2);
        Files.delete(folder.resolve("shared/mnist/t10k-labels-idx1-ubyte.gz"));
        String message = message("mnist", options);
        assertTrue(message.contains("mnist was not found: looked for train-images-idx3-ubyte"), message);
        assertTrue(message.contains(folder.resolve("shared/mnist") + " (lacks t10k-labels-idx1-ubyte)"), message);
        assertTrue(message.contains(folder.resolve("shared/MNIST/raw") + " (no such folder)"), message);
        assertTrue(message.contains(folder.resolve("shared") + " (none of them)"), message);
        assertTrue(message.contains(folder.resolve("home/.cache/netc") + " (no such folder)"), message);
        assertTrue(message.contains("--data-dir or NETC_DATA"), message);
    }

    @Test
    void givenDirectoryIsTheOnlyPlace() throws IOException {
        IdxBytes.writeSet(folder.resolve("shared"), true, 2);
        String message = message("mnist", options.directory(folder.resolve("own")));
        assertTrue(message.contains(folder.resolve("own") + " (no such folder)"), message);
        assertFalse(message.contains("shared"), message);
    }

    @Test
    void labelsMustFitTheImages() throws IOException {
        IdxBytes.writeSet(folder, false, 10);
        String outOfRange = message("mnist", options.directory(folder));
        assertTrue(outOfRange.contains("label 0 is 10, expected 0 to 9"), outOfRange);
        Files.write(folder.resolve("train-labels-idx1-ubyte"), IdxBytes.of(new int[] {2}, (byte) 1, (byte) 1));
        String tooFew = message("mnist", options.directory(folder));
        assertTrue(tooFew.contains("has 3 images, but"), tooFew);
        assertTrue(tooFew.contains("has 2 labels"), tooFew);
    }

    @Test
    void downloadsToTheCacheOnce() throws IOException {
        Map<String, byte[]> files = served();
        List<String> asked = new ArrayList<>();
        try (Server server = new Server(files, asked)) {
            IdxDataSet source = source(server.address(), sums(files));
            DataOptions online = online();
            assertEquals(8, source.load(online).training().label(0));
            assertEquals(8, source.load(online).training().label(0));
        }
        assertEquals(4, asked.size());
        assertEquals(4, filesIn(options.cache().resolve("tiny")).size());
    }

    @Test
    void damagedDownloadIsNotKept() throws IOException {
        Map<String, byte[]> files = served();
        Map<String, String> sums = sums(files);
        files.put("train-images-idx3-ubyte", new byte[] {1, 2, 3});
        try (Server server = new Server(files, new ArrayList<>())) {
            IdxDataSet source = source(server.address(), sums);
            String message = assertThrows(DataException.class, () -> source.load(online()))
                    .getMessage();
            assertTrue(message.contains("has the md5 sum 5289df737df57326fcdd22597afb1fac, not "), message);
            assertTrue(message.contains("put the four files of"), message);
        }
        assertFalse(filesIn(options.cache().resolve("tiny")).stream().anyMatch(name -> name.contains("train-images")));
    }

    @Test
    void serverWithoutTheFilesOrNoServerIsAnError() throws IOException {
        URI gone;
        try (Server server = new Server(Map.of(), new ArrayList<>())) {
            gone = server.address();
            IdxDataSet source = source(gone, sums(served()));
            String message = assertThrows(DataException.class, () -> source.load(online()))
                    .getMessage();
            assertTrue(message.contains("the download failed: "), message);
        }
        IdxDataSet source = source(gone, sums(served()));
        String message =
                assertThrows(DataException.class, () -> source.load(online())).getMessage();
        assertTrue(message.contains("the download failed: "), message);
        assertTrue(message.contains("digits, which needs no file"), message);
    }

    private DataOptions online() {
        return DataOptions.of(Map.of(), folder.resolve("home"));
    }

    private static int firstLabel(String name, DataOptions options) throws DataException {
        return DataSets.named(name, options).training().label(0);
    }

    private static String message(String name, DataOptions options) {
        return assertThrows(DataException.class, () -> DataSets.named(name, options))
                .getMessage();
    }

    private static IdxDataSet source(URI mirror, Map<String, String> sums) {
        List<String> classes = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
        return new IdxDataSet("tiny", "TINY", classes, mirror, sums);
    }

    private Map<String, byte[]> served() throws IOException {
        Path made = folder.resolve("made");
        IdxBytes.writeSet(made, true, 8);
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : filesIn(made)) {
            files.put(name.replace(".gz", ""), Files.readAllBytes(made.resolve(name)));
        }
        return files;
    }

    private static Map<String, String> sums(Map<String, byte[]> files) {
        Map<String, String> sums = new TreeMap<>();
        files.forEach((name, bytes) ->
                sums.put(name, HexFormat.of().formatHex(Download.md5().digest(bytes))));
        return sums;
    }

    private static List<String> filesIn(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Serves files, named without .gz, at /data/NAME.gz on this machine. */
    private static final class Server implements AutoCloseable {

        private final HttpServer http;

        Server(Map<String, byte[]> files, List<String> asked) throws IOException {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/data/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                String name = path.substring("/data/".length()).replace(".gz", "");
                asked.add(name);
                byte[] bytes = files.get(name);
                exchange.sendResponseHeaders(bytes == null ? 404 : 200, bytes == null ? -1 : bytes.length);
                if (bytes != null) {
                    exchange.getResponseBody().write(bytes);
                }
                exchange.close();
            });
            http.start();
        }

        URI address() {
            String host = http.getAddress().getAddress().getHostAddress();
            return URI.create("http://" + host + ":" + http.getAddress().getPort() + "/data/");
        }

        @Override
        public void close() {
            http.stop(0);
        }
    }
}
