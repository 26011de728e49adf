package dev.eidos.cli.live;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.testing.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code docs/security.md} says that validate needs. */
final class DocumentedRights {
    private DocumentedRights() {}

    static List<Permission> ofReading() throws IOException {
        return under("## What validate --cluster reads");
    }

    static List<Permission> ofTests() throws IOException {
        return under("## What validate --run-tests makes");
    }

    /** The first ClusterRole under a heading. */
    private static List<Permission> under(String heading) throws IOException {
        String page = Files.readString(Path.of("docs/security.md"));
        int section = page.indexOf(heading);
        int start = page.indexOf("```yaml\n", section) + "```yaml\n".length();
        Value role = DocumentReader.read(page.substring(start, page.indexOf("```\n", start)), "security.md");
        List<Permission> permissions = new ArrayList<>();
        for (Value rule : role.items("rules")) {
            for (Value group : rule.items("apiGroups")) {
                for (Value resource : rule.items("resources")) {
                    for (Value verb : rule.items("verbs")) {
                        permissions.add(new Permission("", group.text(), resource.text(), verb.text()));
                    }
                }
            }
        }
        return permissions;
    }
}
