package dev.eidos.ship;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A library as Maven's local repository has it: its coordinates are the path to its jar, and its licence stands in the
 * description beside that, or in the one above.
 *
 * @param path the folders of the group, the artifact, the version
 */
record LibraryPom(Path repository, List<String> path) {
    private static final int MOST_PARENTS = 8;

    private static final Pattern COMMENTS = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern LICENSE =
            Pattern.compile("<license>.*?<name>\\s*(.*?)\\s*</name>.*?</license>", Pattern.DOTALL);
    private static final Pattern PARENT = Pattern.compile("<parent>(.*?)</parent>", Pattern.DOTALL);

    /** The library of a jar; the repository is the folder {@code repository} above it. */
    static LibraryPom of(Path jar) {
        @Nullable Path repository = jar.getParent();
        while (repository != null && !repository.endsWith("repository")) {
            repository = repository.getParent();
        }
        if (repository == null) {
            throw new IllegalStateException("not in a repository of Maven's: " + jar);
        }
        Path folder = repository.relativize(jar.getParent());
        return new LibraryPom(repository, List.of(folder.toString().split("/", -1)));
    }

    String group() {
        return String.join(".", path.subList(0, path.size() - 2));
    }

    String artifact() {
        return path.get(path.size() - 2);
    }

    String version() {
        return path.getLast();
    }

    /** The names of its licences, as it says them; empty if neither it nor what it inherits from says one. */
    List<String> licenses() throws IOException {
        Optional<LibraryPom> at = Optional.of(this);
        for (int parents = 0; at.isPresent() && parents < MOST_PARENTS; parents++) {
            String pom = at.get().text();
            List<String> licenses = LICENSE.matcher(pom)
                    .results()
                    .map(found -> found.group(1).replaceAll("\\s+", " "))
                    .distinct()
                    .toList();
            if (!licenses.isEmpty()) {
                return licenses;
            }
            at = at.get().parent(pom);
        }
        return List.of();
    }

    private String text() throws IOException {
        Path file = repository.resolve(String.join("/", path)).resolve(artifact() + "-" + version() + ".pom");
        return Files.exists(file) ? COMMENTS.matcher(Files.readString(file)).replaceAll("") : "";
    }

    private Optional<LibraryPom> parent(String pom) {
        Matcher parent = PARENT.matcher(pom);
        if (!parent.find()) {
            return Optional.empty();
        }
        String coordinates = element(parent.group(1), "groupId").replace('.', '/') + "/"
                + element(parent.group(1), "artifactId") + "/" + element(parent.group(1), "version");
        return Optional.of(new LibraryPom(repository, List.of(coordinates.split("/", -1))));
    }

    private static String element(String xml, String name) {
        Matcher element = Pattern.compile("<" + name + ">\\s*(.*?)\\s*</" + name + ">", Pattern.DOTALL)
                .matcher(xml);
        return element.find() ? element.group(1) : "";
    }
}
