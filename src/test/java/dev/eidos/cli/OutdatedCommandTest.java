package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.eidos.testing.LibraryFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutdatedCommandTest {
    @TempDir
    private Path folder;

    private String library = "";
    private String answers = "";

    @BeforeEach
    void write() throws IOException {
        library = folder.resolve("library").toString();
        answers = Files.createDirectories(folder.resolve("answers")).toString();
        new LibraryFolder(Path.of(library))
                .registry("gpu", "net", "gone", "quiet")
                .overlay("base", "criteria: {}");
        Files.writeString(
                Path.of(answers, "gpu.yaml"), "entries: {gpu: [{version: 1.0.2}, {version: 2.0.0}, {version: 1.0.0}]}");
        Files.writeString(Path.of(answers, "net.json"), "{\"tags\": [\"1.0.0\", \"0.9.0\"]}");
        Files.writeString(Path.of(answers, "gone.yaml"), "entries: {}");
    }

    @Test
    void eachComponentIsHeldAgainstWhatItsRepositoryHas() {
        // when
        Run run = Run.of("recipe", "outdated", "--library", library, "--indexes", answers);

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .startsWith("COMPONENT STATE OURS PATCH NEWEST", "gpu patch 1.0.0 1.0.2 2.0.0", "net current 1.0.0 - -")
                .anyMatch(line -> line.startsWith("gone moved 1.0.0 - -"))
                .anyMatch(line -> line.startsWith("quiet unknown 1.0.0 - -"));
    }

    @Test
    void itFailsACheckIfThatIsWanted() {
        // when
        Run run = Run.of("recipe", "outdated", "--library", library, "--indexes", answers, "--exit-code", "-o", "json");

        // then
        assertThat(run.code()).isEqualTo(9);
        assertThat(run.out()).contains("\"kind\": \"RecipeFreshness\"", "\"newestPatch\": \"1.0.2\"");
        assertThat(run.err()).contains("the library is not up to date", "3 of 4 components");
    }

    @Test
    void anAnswerThatIsNotReadableHidesNoOther() throws IOException {
        // given
        Files.writeString(Path.of(answers, "gpu.yaml"), "entries: {gpu: [");

        // when
        Run run = Run.of("recipe", "outdated", "--library", library, "--indexes", answers);

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("unknown", "current");
    }

    @Test
    void repositoriesThatAnswerWronglyAreUnknownWithTheReasonAndAskedOnce() throws IOException {
        // given: three components of one server that refuses, one of another that sends a page
        var asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            boolean page = exchange.getRequestURI().getPath().startsWith("/page");
            byte[] body = "<html>log in</html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(page ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        String at = "http://127.0.0.1:" + server.getAddress().getPort();
        StringBuilder registry = new StringBuilder("kind: ComponentRegistry\ncomponents:\n");
        for (String[] component : new String[][] {{"a", "/busy"}, {"b", "/busy"}, {"c", "/busy"}, {"d", "/page"}}) {
            registry.append("- name: %s\n  helm: {defaultRepository: '%s%s', defaultVersion: 1.0.0}\n"
                    .formatted(component[0], at, component[1]));
        }
        new LibraryFolder(Path.of(library)).file("registry.yaml", registry.toString());

        // when
        Run run = Run.of("recipe", "outdated", "--library", library);
        server.stop(0);

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .anyMatch(line -> line.startsWith("a unknown 1.0.0") && line.contains("503"))
                .anyMatch(line -> line.startsWith("b unknown 1.0.0") && line.contains("503"))
                .anyMatch(line -> line.startsWith("c unknown 1.0.0") && line.contains("503"))
                .anyMatch(line -> line.startsWith("d unknown 1.0.0") && line.contains("is no index"));
        assertThat(asked).hasValue(2);
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        assertThat(Run.of("recipe", "outdated", "--indexes", answers + "/none").code())
                .isEqualTo(3);
    }
}
