package dev.eidos.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The licences of what a release has of others. The page is made of the class paths that the build writes: {@code mvn
 * -Dtest=ThirdPartyTest -Dthirdparty.write test} writes it.
 */
class ThirdPartyTest {
    private static final Path PAGE = Path.of("THIRD-PARTY.md");
    private static final Path RUNTIME = Path.of("target/runtime.classpath");
    private static final Path OPTIONAL = Path.of("target/optional.classpath");

    /** Those that let us ship a library beside a program under Apache-2.0, and ask for no more than their text. */
    private static final Set<String> ALLOWED =
            Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "ISC");

    @Test
    void everyLibraryMayBeShipped() throws Exception {
        // given
        List<PublishedLicence> libraries = new ArrayList<>(libraries(RUNTIME));
        libraries.addAll(libraries(OPTIONAL));

        // then
        assertThat(libraries)
                .hasSizeGreaterThan(10)
                .allSatisfy(library -> assertThat(library.licences()).containsAnyElementsOf(ALLOWED));
    }

    @Test
    void thePageNamesThem() throws Exception {
        // when
        String made = page(libraries(RUNTIME), libraries(OPTIONAL));
        if (System.getProperty("thirdparty.write") != null) {
            Files.writeString(PAGE, made);
        }

        // then
        assertThat(PAGE).hasContent(made);
    }

    private static List<PublishedLicence> libraries(Path classpath) throws Exception {
        assumeThat(classpath).as("the build writes it before the tests").exists();
        List<PublishedLicence> libraries = new ArrayList<>();
        for (String jar : Files.readString(classpath).strip().split(File.pathSeparator, -1)) {
            libraries.add(PublishedLicence.of(Path.of(jar)));
        }
        libraries.sort(Comparator.comparing(PublishedLicence::artifact));
        return libraries;
    }

    private static String page(List<PublishedLicence> runtime, List<PublishedLicence> optional) {
        return """
            # What a release has of others

            Made of the build's class paths by `ThirdPartyTest`, which fails when they differ, or when a library comes \
            under a licence that is not among these: %s. Of several licences one is enough.

            eidos itself is under the [Apache License 2.0](LICENSE). Each jar keeps the licence and notices that it \
            came with.

            ## Libraries

            %s
            ## Libraries of the optional part, for `recipe lint` with charts

            %s
            ## Not libraries

            | | where | licence |
            |---|---|---|
            | Java runtime, parts of OpenJDK | archives, image | GPL-2.0-only WITH Classpath-exception-2.0; \
            its own texts are in `runtime/legal` |
            | Debian's libc6 and dash | image | LGPL-2.1-or-later, BSD-3-Clause, and others; Debian's own texts are in \
            `/usr/share/doc` |
            """.formatted(
                        ALLOWED.stream().sorted().collect(Collectors.joining(", ")), table(runtime), table(optional));
    }

    private static String table(List<PublishedLicence> libraries) {
        return libraries.stream()
                .map(library -> "| " + library.artifact() + " | " + library.version() + " | "
                        + String.join(" or ", library.licences()) + " |\n")
                .collect(Collectors.joining("", "| library | version | licence |\n|---|---|---|\n", ""));
    }
}
