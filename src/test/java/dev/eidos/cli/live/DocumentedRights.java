package dev.eidos.cli.live;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.testing.Permission;
import dev.eidos.testing.RawApi;
import dev.eidos.testing.TestUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What {@code docs/security.md} says that validate needs, and a user who has just that. */
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

    /** A kubeconfig by which one acts as a user. */
    static String kubeconfig(RawApi api, TestUser user, Path folder) throws IOException {
        Path original = api.server().kubeconfig();
        var config = (Value.Mapping) DocumentReader.read(Files.readString(original), original.toString());
        var entry = (Value.Mapping) config.items("users").getFirst();
        var login = (Value.Mapping) Objects.requireNonNull(entry.entries().get("user"));
        Value.Mapping as = config.with("users", List.of(entry.with("user", login.with("as", user.name()))));
        return Files.writeString(folder.resolve("kubeconfig"), JsonWriter.write(as))
                .toString();
    }
}
