package dev.eidos.live.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The ClusterRole of {@code docs/security.md} and the table of {@code docs/validation.md}, which are made of
 * {@link ReadRights}. {@code mvn -Dtest=ReadRightsPageTest -Drights.write test} writes them anew.
 */
class ReadRightsPageTest {
    private static final String BEGIN = "<!-- rights: made by ReadRightsPageTest -->\n";
    private static final String END = "<!-- end of rights -->\n";

    @Test
    void thePageHasTheRoleWithItsReasons() throws IOException {
        assertPage(
                Path.of("docs/security.md"),
                "\n" + role("eidos-validate", ReadRights.all())
                        + "\nFor `accelerator_metrics` besides, which lets ask every pod of the cluster:\n\n"
                        + role("eidos-metrics", List.of(ReadRights.METRICS)) + "\n");
    }

    @Test
    void thePageHasTheTableOfReasons() throws IOException {
        var table = new StringBuilder("\n| what | verbs | to see |\n|---|---|---|\n");
        for (ReadRight right : ReadRights.all()) {
            table.append(row(right));
        }
        assertPage(
                Path.of("docs/validation.md"),
                table.append(row(ReadRights.METRICS)).append('\n').toString());
    }

    private static void assertPage(Path file, String made) throws IOException {
        // given
        String page = Files.readString(file);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        if (System.getProperty("rights.write") != null) {
            Files.writeString(file, page.substring(0, from) + made + page.substring(to));
            return;
        }

        // then
        assertThat(page.substring(from, to)).isEqualTo(made);
    }

    private static String row(ReadRight right) {
        String group = right.group().isEmpty() ? "" : "." + right.group();
        String names = right.names().isEmpty() ? "" : " named `" + String.join("`, `", right.names()) + "`";
        String what = right.resources().stream()
                .map(resource -> "`" + resource + group + "`")
                .collect(Collectors.joining(", "));
        return "| " + what + names + " | " + String.join(", ", right.verbs()) + " | " + right.why() + " |\n";
    }

    private static String role(String name, List<ReadRight> rights) {
        var role = new StringBuilder("""
            ```yaml
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: %s}
            rules:
            """.formatted(name));
        for (ReadRight right : rights) {
            String names = right.names().isEmpty() ? "" : ", resourceNames: [" + String.join(", ", right.names()) + "]";
            String group = right.group().isEmpty() ? "\"\"" : right.group();
            role.append("  # ").append(right.why()).append('\n');
            role.append("  - {apiGroups: [%s], resources: [%s]%s, verbs: [%s]}\n"
                    .formatted(group, String.join(", ", right.resources()), names, String.join(", ", right.verbs())));
        }
        return role.append("```\n").toString();
    }
}
