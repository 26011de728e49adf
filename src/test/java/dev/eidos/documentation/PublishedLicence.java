package dev.eidos.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A library of the local repository, with the licences that its POM names, or a parent of that.
 *
 * @param licences by their SPDX identifiers where the name is known, else as they are written
 */
record PublishedLicence(String artifact, String version, List<String> licences) {
    private static final Map<String, String> IDENTIFIERS = Map.of(
            "The Apache Software License, Version 2.0", "Apache-2.0",
            "The Apache Software License, version 2.0", "Apache-2.0",
            "The Apache License, Version 2.0", "Apache-2.0",
            "Apache License, Version 2.0", "Apache-2.0",
            "MIT License", "MIT",
            "The MIT License", "MIT");

    /** That of {@code …/GROUP/ARTIFACT/VERSION/ARTIFACT-VERSION.jar}. */
    static PublishedLicence of(Path jar) throws IOException, SAXException, ParserConfigurationException {
        Path pom = jar.resolveSibling(jar.getFileName().toString().replaceFirst("\\.jar$", ".pom"));
        Path version = above(jar);
        return new PublishedLicence(
                String.valueOf(above(version).getFileName()),
                String.valueOf(version.getFileName()),
                licences(pom, repository(pom)));
    }

    private static Path above(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    private static Path repository(Path pom) throws IOException, SAXException, ParserConfigurationException {
        Element project = project(pom);
        @Nullable Element parent = child(project, "parent");
        String group = text(project, "groupId", parent == null ? "" : text(parent, "groupId", ""));
        Path folder = above(above(above(pom)));
        for (int i = 0; i < group.split("\\.", -1).length; i++) {
            folder = above(folder);
        }
        return folder;
    }

    private static List<String> licences(Path pom, Path repository)
            throws IOException, SAXException, ParserConfigurationException {
        Element project = project(pom);
        @Nullable Element licences = child(project, "licenses");
        if (licences != null) {
            return children(licences, "license").stream()
                    .map(licence -> text(licence, "name", "no name"))
                    .map(name -> IDENTIFIERS.getOrDefault(name, name))
                    .sorted()
                    .toList();
        }
        @Nullable Element parent = child(project, "parent");
        if (parent == null) {
            return List.of();
        }
        String artifact = text(parent, "artifactId", "");
        String version = text(parent, "version", "");
        return licences(
                repository
                        .resolve(text(parent, "groupId", "").replace('.', '/'))
                        .resolve(artifact)
                        .resolve(version)
                        .resolve(artifact + "-" + version + ".pom"),
                repository);
    }

    private static Element project(Path pom) throws IOException, SAXException, ParserConfigurationException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        try (var in = Files.newInputStream(pom)) {
            return factory.newDocumentBuilder().parse(in).getDocumentElement();
        }
    }

    private static @Nullable Element child(Element parent, String name) {
        List<Element> children = children(parent, name);
        return children.isEmpty() ? null : children.getFirst();
    }

    private static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String name, String otherwise) {
        @Nullable Element child = child(parent, name);
        return child == null ? otherwise : child.getTextContent().strip();
    }
}
