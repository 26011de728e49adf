package dev.eidos.ship;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eidos.build.BundledPackage;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The parts that the tool is made of, as a CycloneDX document (cyclonedx.org/schema/bom-1.6.schema.json): its
 * libraries, the Java that it brings, and the libraries of the system beside that. It has no serial number and no time,
 * so that equal tools have equal documents.
 *
 * @param libraries those that are always there
 * @param optional those that a few commands load
 * @param javas the versions of the runtimes by the platforms that they are for, such as {@code linux-x64}
 * @param bundled what is beside these runtimes
 */
record ToolBill(
        String version,
        List<Path> libraries,
        List<Path> optional,
        SortedMap<String, String> javas,
        List<BundledPackage> bundled) {
    private static final String TOOL = "pkg:maven/dev.eidos/eidos@";

    String text() throws IOException {
        List<Value> components = new ArrayList<>();
        List<String> refs = new ArrayList<>();
        for (Path jar : libraries) {
            add(jar, "required", components, refs);
        }
        for (Path jar : optional) {
            add(jar, "optional", components, refs);
        }
        for (Map.Entry<String, String> java : javas.entrySet()) {
            String runtime = "openjdk-" + java.getKey() + "@" + java.getValue();
            refs.add(runtime);
            components.add(new MappingBuilder()
                    .put("type", "framework")
                    .put("bom-ref", runtime)
                    .put("name", "OpenJDK")
                    .put("version", java.getValue())
                    .put("description", "The Java of what is for " + java.getKey())
                    .putItems("licenses", List.of(license("GPL-2.0-only WITH Classpath-exception-2.0", "expression")))
                    .build());
        }
        for (BundledPackage debian : bundled) {
            String purl = "pkg:deb/debian/" + encoded(debian.name()) + "@" + encoded(debian.version()) + "?arch="
                    + debian.architecture();
            refs.add(purl);
            components.add(new MappingBuilder()
                    .put("type", "library")
                    .put("bom-ref", purl)
                    .put("name", debian.name())
                    .put("version", debian.version())
                    .put("description", "Beside the Java of what is for linux-" + debian.architecture())
                    .putItems("licenses", List.of(license(debian.licence(), "expression")))
                    .put("purl", purl)
                    .build());
        }
        String tool = TOOL + version;
        return JsonWriter.write(new MappingBuilder()
                .put("bomFormat", "CycloneDX")
                .put("specVersion", "1.6")
                .put("version", 1)
                .put(
                        "metadata",
                        metadata -> metadata.put(
                                "component",
                                component -> component
                                        .put("type", "application")
                                        .put("bom-ref", tool)
                                        .put("group", "dev.eidos")
                                        .put("name", "eidos")
                                        .put("version", version)
                                        .putItems("licenses", List.of(license("Apache-2.0", "expression")))
                                        .put("purl", tool)))
                .put("components", Value.sequence(components))
                .putItems(
                        "dependencies",
                        List.of(new MappingBuilder()
                                .put("ref", tool)
                                .putTexts("dependsOn", refs)
                                .build()))
                .build());
    }

    private static void add(Path jar, String scope, List<Value> components, List<String> refs) throws IOException {
        LibraryPom library = LibraryPom.of(jar);
        String purl = "pkg:maven/" + library.group() + "/" + library.artifact() + "@" + library.version();
        refs.add(purl);
        components.add(new MappingBuilder()
                .put("type", "library")
                .put("bom-ref", purl)
                .put("group", library.group())
                .put("name", library.artifact())
                .put("version", library.version())
                .put("scope", scope)
                // of the jar as its authors published it
                .putItems(
                        "hashes",
                        List.of(new MappingBuilder()
                                .put("alg", "SHA-256")
                                .put("content", ReleaseFolder.sha256(jar))
                                .build()))
                .putItems(
                        "licenses",
                        library.licenses().stream()
                                .map(name -> license(name, "name"))
                                .toList())
                .put("purl", purl)
                .build());
    }

    /** A part of a package URL (github.com/package-url/purl-spec), which leaves only a colon as it is. */
    private static String encoded(String part) {
        return URLEncoder.encode(part, UTF_8).replace("%3A", ":");
    }

    /** An expression of SPDX's names, or a name as a library's authors write it. */
    private static Value license(String text, String form) {
        return form.equals("expression")
                ? Value.mapping(Map.of("expression", Value.scalar(text)))
                : Value.mapping(license -> license.put("license", named -> named.put("name", text)));
    }
}
