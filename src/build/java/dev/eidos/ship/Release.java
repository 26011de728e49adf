package dev.eidos.ship;

import dev.eidos.build.BundledPackage;
import dev.eidos.build.DistFiles;
import dev.eidos.build.Platform;
import dev.eidos.bundle.seal.DetachedSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The release of a build: {@code Release VERSION TIME DESCRIPTION [url=URL] [key=KEY]}, run by the build from the
 * project's folder after the archives and the image were made. It fills {@code target/release} with every form in which
 * people install eidos, with checksums, a bill of materials and, with a KEY, signatures. It publishes nothing: URL is
 * where somebody will, for the manifest that names it.
 */
final class Release {
    private static final Path MADE = DistFiles.TARGET.resolve("release");
    private static final Path UNFINISHED = DistFiles.TARGET.resolve("release.new");
    private static final Path WORK = DistFiles.TARGET.resolve("release-work");

    private final String version;
    private final long seconds;
    private final String description;
    private final String url;
    private final ReleaseFolder folder;

    private Release(String version, String description, String url) {
        this.version = version;
        this.seconds = DistFiles.WRITTEN.to(TimeUnit.SECONDS);
        this.description = description;
        this.url = url;
        this.folder = new ReleaseFolder(UNFINISHED);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        String url = option("url=", args);
        String key = option("key=", args);
        DistFiles.delete(MADE);
        DistFiles.delete(UNFINISHED);
        DistFiles.delete(WORK);
        Files.createDirectories(UNFINISHED);
        Files.createDirectories(WORK);
        try {
            new Release(args[0], args[1], url).make(key);
            Files.move(UNFINISHED, MADE, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            DistFiles.delete(UNFINISHED);
            DistFiles.delete(WORK);
        }
    }

    private static String option(String name, String[] args) {
        return Arrays.stream(args)
                .filter(argument -> argument.startsWith(name))
                .findFirst()
                .map(argument -> argument.substring(name.length()))
                .orElse("");
    }

    private void make(String key) throws IOException, InterruptedException {
        List<UnpackedTool> tools = UnpackedTool.all(DistFiles.TARGET, version, WORK);
        List<Path> archives = new ArrayList<>();
        var packages = new ToolPackage(version, description, seconds);
        for (UnpackedTool tool : tools) {
            archives.add(folder.copy(tool.archive(), tool.name()));
            DebianPackage debian = packages.of(tool);
            folder.write(packages.name(tool), debian::write);
        }
        archive(JavaArchive.name(version), new JavaArchive(own(tools)).files());
        Path image = folder.copy(DistFiles.TARGET.resolve("eidos-image.tar"), "eidos-" + version + "-image.tar");
        var airGap = new AirGapArchive(version, archives, image);
        var tar = new TarWriter(airGap.name() + "/", seconds);
        FileTree carried = airGap.files();
        folder.write(airGap.name() + ".tar", out -> tar.write(carried, out));
        folder.write("eidos-" + version + "-krew.yaml", krew(tools));
        folder.write(
                "eidos-" + version + ".cdx.json",
                new ToolBill(
                                version,
                                DistFiles.listed("runtime.classpath"),
                                DistFiles.listed("optional.classpath"),
                                javas(tools),
                                bundled(tools))
                        .text());
        folder.write(ReleaseFolder.SUMS, ReleaseFolder.sums(folder.files()));
        if (!key.isEmpty()) {
            sign(Path.of(key));
        }
    }

    private static SortedMap<String, String> javas(List<UnpackedTool> tools) throws IOException {
        SortedMap<String, String> javas = new TreeMap<>();
        for (UnpackedTool tool : tools) {
            javas.put("linux-" + tool.platform().label(), tool.java());
        }
        return javas;
    }

    private static List<BundledPackage> bundled(List<UnpackedTool> tools) throws IOException {
        List<BundledPackage> bundled = new ArrayList<>();
        for (UnpackedTool tool : tools) {
            bundled.addAll(BundledPackage.noted(tool.folder().resolve("runtime")));
        }
        return bundled;
    }

    private static UnpackedTool own(List<UnpackedTool> tools) {
        return tools.stream()
                .filter(tool -> tool.platform() == Platform.own())
                .findFirst()
                .orElseThrow();
    }

    private void archive(String name, FileTree files) throws IOException {
        var tar = new TarWriter(name + "/", seconds);
        folder.write(name + ".tar.gz", out -> tar.writeGzip(files, out));
    }

    private String krew(List<UnpackedTool> tools) throws IOException {
        List<KrewManifest.Archive> archives = new ArrayList<>();
        for (UnpackedTool tool : tools) {
            archives.add(new KrewManifest.Archive(
                    tool.name(), tool.platform().architecture(), ReleaseFolder.sha256(tool.archive())));
        }
        return new KrewManifest(version, url.isEmpty() || url.endsWith("/") ? url : url + "/", archives).text();
    }

    private void sign(Path key) throws IOException {
        var signature = DetachedSignature.with(key);
        for (Path file : folder.files()) {
            Files.writeString(file.resolveSibling(file.getFileName() + ".sig"), signature.of(Files.readAllBytes(file)));
        }
    }
}
