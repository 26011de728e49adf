package dev.eidos.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.k8s.agent.api.DefaultImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageIT {
    private Path folder;
    private ImageArchive image;

    @BeforeAll
    void unpack(@TempDir Path folder) throws Exception {
        this.folder = folder;
        image = ImageArchive.unpack(Files.createDirectory(folder.resolve("archive")));
    }

    @Test
    void everythingIsFoundUnderItsDigestAndSize() throws Exception {
        // given
        List<JsonNode> descriptors = new ArrayList<>();
        descriptors.add(image.json("index.json").at("/manifests/0"));
        for (ImageArchive one : images()) {
            descriptors.add(one.descriptor());
            descriptors.add(one.manifest().get("config"));
            one.manifest().get("layers").forEach(descriptors::add);
        }

        // then
        assertThat(descriptors).hasSize(1 + 4 * images().size());
        for (JsonNode descriptor : descriptors) {
            Path blob = image.blob(descriptor.get("digest").stringValue());
            assertThat(ImageArchive.sha256(blob, false))
                    .isEqualTo(descriptor.get("digest").stringValue());
            assertThat(blob).hasSize(descriptor.get("size").longValue());
        }
        for (ImageArchive one : images()) {
            for (int i = 0; i < one.layers().size(); i++) {
                assertThat(ImageArchive.sha256(one.layers().get(i), true))
                        .isEqualTo(one.config().at("/rootfs/diff_ids/" + i).stringValue());
            }
        }
    }

    @Test
    void theIndexNamesTheArchitecturesOfWhatWasBuilt() throws Exception {
        // given
        boolean both = Files.exists(Path.of("target/linux-arm64/eidos/.built"));

        // then
        assertThat(image.architectures())
                .startsWith(image.architecture())
                .hasSize(both ? 2 : 1)
                .isSubsetOf("amd64", "arm64");
        for (ImageArchive one : images()) {
            assertThat(one.config().get("architecture").stringValue()).isEqualTo(one.architecture());
        }
    }

    /** Each image has programs and libraries of its own architecture alone: e_machine of elf.h. */
    @Test
    void allMachineCodeIsForTheArchitecture() throws Exception {
        for (ImageArchive one : images()) {
            // given
            Path root = one.rootfs(Files.createDirectory(folder.resolve("code-" + one.architecture())));

            // when
            List<Path> programs = programs(root);

            // then
            assertThat(programs).anyMatch(file -> file.endsWith("runtime/bin/java"));
            for (Path program : programs) {
                assertThat(machine(program))
                        .as(root.relativize(program).toString())
                        .isEqualTo(one.architecture().equals("arm64") ? 183 : 62);
            }
        }
    }

    private static List<Path> programs(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> machine(file) > 0)
                    .toList();
        }
    }

    /** 0 for a file that is no machine code. */
    private static int machine(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(20);
            return start.length == 20 && start[0] == 0x7f && start[1] == 'E' ? start[18] & 0xff : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ImageArchive> images() throws IOException {
        return image.architectures().stream().map(image::of).toList();
    }

    @Test
    void dockerAndContainerdReadTheSameImageUnderTheDefaultName() throws Exception {
        // when
        JsonNode docker = image.json("manifest.json").get(0);

        // then
        assertThat(docker.at("/RepoTags/0").stringValue())
                .isEqualTo(DefaultImage.current().toString());
        assertThat(image.json("index.json")
                        .at("/manifests/0/annotations")
                        .get("io.containerd.image.name")
                        .stringValue())
                .isEqualTo(DefaultImage.current().toString());
        assertThat(docker.get("Config").stringValue())
                .isEqualTo(
                        ImageArchive.path(image.manifest().at("/config/digest").stringValue()));
        for (int i = 0; i < image.layers().size(); i++) {
            assertThat(image.folder().resolve(docker.at("/Layers/" + i).stringValue()))
                    .isEqualTo(image.layers().get(i));
        }
    }

    @Test
    void layersHoldRootsFilesInOrderAndNothingThatGivesRights() throws Exception {
        for (Path layer : layers()) {
            // when
            List<String> names = ImageArchive.output("tar", "-tzf", layer.toString())
                    .lines()
                    .map(name -> name.endsWith("/") ? name.substring(0, name.length() - 1) : name)
                    .toList();
            List<String> details = ImageArchive.output("tar", "--numeric-owner", "-tvzf", layer.toString())
                    .lines()
                    .toList();

            // then
            assertThat(names)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .allSatisfy(name -> assertThat(name).doesNotStartWith("/").doesNotMatch("(.*/)?\\.\\.?(/.*)?"));
            assertThat(details)
                    .allMatch(line -> line.matches("[-dl]r[w-][x-]r[w-][x-]r[w-][xt-] 0/0 .*"))
                    .filteredOn(line -> line.charAt(0) != 'l' && line.charAt(8) == 'w')
                    .allMatch(line -> line.matches("drwxrwxrwt .* tmp/"), "only /tmp is everyone's");
        }
    }

    @Test
    void whatSeldomChangesIsALayerOfItsOwn() throws Exception {
        for (ImageArchive one : images()) {
            // when
            List<String> base = entries(one.layers().getFirst());
            List<String> eidos = entries(one.layers().getLast());

            // then
            assertThat(base)
                    .contains(
                            "usr/bin/sh", "opt/eidos/runtime/bin/java", "etc/passwd", "usr/lib/locale/C.utf8/LC_CTYPE")
                    .contains(
                            "usr/share/doc/libc6/copyright",
                            "usr/share/doc/dash/copyright",
                            "var/lib/dpkg/status.d/libc6")
                    .contains("opt/eidos/runtime/legal/java.base/LICENSE")
                    .noneMatch(name -> name.contains(".jar") && name.contains("eidos/lib"));
            assertThat(eidos)
                    .contains("opt/eidos/bin/eidos", "opt/eidos/LICENSE")
                    .anyMatch(name -> name.matches("opt/eidos/lib/work-\\w+\\.aot"))
                    .allMatch(name -> name.startsWith("opt"));
        }
    }

    private List<Path> layers() throws IOException {
        List<Path> layers = new ArrayList<>();
        for (ImageArchive one : images()) {
            layers.addAll(one.layers());
        }
        return layers;
    }

    @Test
    void theSameToolGivesTheSameBytes() throws Exception {
        // given
        Path project = folder.resolve("project");
        Files.createDirectories(project.resolve("dev"));
        Files.copy(Path.of("dev/image"), project.resolve("dev/image"));
        Path resources = Files.createDirectories(project.resolve("target/classes/dev/eidos"));
        Files.copy(Path.of("target/classes/dev/eidos/version.properties"), resources.resolve("version.properties"));
        Files.createSymbolicLink(project.resolve("target/eidos"), Packaged.HOME);
        if (image.architectures().size() > 1) {
            Files.createSymbolicLink(
                    project.resolve("dev/arm64"), Path.of("dev/arm64").toAbsolutePath());
            Files.createSymbolicLink(
                    project.resolve("target/linux-arm64"),
                    Path.of("target/linux-arm64").toAbsolutePath());
        }

        // when
        ImageArchive.output("bash", project.resolve("dev/image").toString());

        // then
        assertThat(project.resolve("target/eidos-image.tar")).hasSameBinaryContentAs(ImageArchive.FILE);
    }

    /** JDK 25 may refuse a cache whose files are not those that it was made of; nothing would say so. */
    @Test
    void insideTheRootTheToolRunsFromItsCache() throws Exception {
        // given
        assumeAnotherRoot();
        Path root = image.rootfs(Files.createDirectory(folder.resolve("root")));
        String launcher = Files.readString(root.resolve("opt/eidos/bin/eidos"));
        Files.writeString(
                root.resolve("opt/eidos/bin/logging"), launcher.replace("-Xlog:disable", "-Xlog:class+load:stdout"));

        // when
        Packaged plain = inside(root, "eidos", "--version");
        Packaged logging = inside(root, "/bin/sh", "/opt/eidos/bin/logging", "--version");

        // then
        assertThat(plain.code()).as(plain.err()).isZero();
        assertThat(plain.out()).startsWith("eidos ").hasLineCount(1);
        assertThat(logging.out().lines().filter(line -> line.contains("dev.eidos.cli.")))
                .isNotEmpty()
                .allMatch(line -> line.contains("shared objects file") || line.contains("$$"));
    }

    /** As the restricted profile runs it: nobody's, without a capability, on a file system that nobody writes to. */
    @Test
    void nobodyTakesASnapshotInARootThatCannotBeWritten() throws Exception {
        // given
        assumeAnotherRoot();
        Path root = image.rootfs(Files.createDirectory(folder.resolve("nobodys-root")));

        // when
        Packaged run = entered(
                root,
                "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && mount --rbind /proc \"$0/proc\""
                        + " && exec /usr/bin/setpriv --no-new-privs --inh-caps=-all --ambient-caps=-all"
                        + " /usr/sbin/chroot --userspec=65532:65532 --groups=65532 \"$0\" \"$@\"",
                "eidos",
                "snapshot");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("kind: Snapshot", "type: OS");
    }

    /** To pull it takes a node seconds, and 60 MB was allowed. */
    @Test
    void eachImageIsSmallWhenCompressedAndSaysWhatItIs() throws Exception {
        for (ImageArchive one : images()) {
            // when
            long size = 0;
            for (Path layer : one.layers()) {
                size += Files.size(layer);
            }

            // then
            assertThat(size).isLessThan(60_000_000);
            JsonNode labels = one.config().at("/config/Labels");
            for (String label : List.of("title", "description", "version", "licenses")) {
                assertThat(labels.path("org.opencontainers.image." + label).stringValue())
                        .isNotBlank();
            }
        }
    }

    private static void assumeAnotherRoot() throws Exception {
        Assumptions.assumeTrue(
                Packaged.command(Map.of(), List.of("unshare", "--mount", "true"))
                                .code()
                        == 0,
                "another root needs the rights of root");
    }

    private static Packaged inside(Path root, String... command) throws Exception {
        // the dynamic linker finds the runtime's libraries through /proc
        return entered(root, "mount --bind /proc \"$0/proc\" && exec /usr/sbin/chroot \"$0\" \"$@\"", command);
    }

    private static Packaged entered(Path root, String enter, String... command) throws Exception {
        List<String> whole =
                new ArrayList<>(List.of("/usr/bin/unshare", "--mount", "/bin/sh", "-c", enter, root.toString()));
        whole.addAll(List.of(command));
        return Packaged.command(Map.of("PATH", "/opt/eidos/bin:/usr/bin:/bin", "LANG", "C.UTF-8"), whole);
    }

    private static List<String> entries(Path layer) throws Exception {
        return ImageArchive.output("tar", "-tzf", layer.toString()).lines().toList();
    }
}
