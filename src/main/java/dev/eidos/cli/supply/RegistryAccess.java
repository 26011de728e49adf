package dev.eidos.cli.supply;

import dev.eidos.bundle.registry.OciRegistry;
import dev.eidos.bundle.registry.RegistryOptions;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.ToolVersion;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Registries, with the log-ins and proxies of whoever runs the tool. */
public final class RegistryAccess {
    private RegistryAccess() {}

    public static RegistryOptions options(Session session, boolean plainHttp) {
        Map<String, String> environment = session.terminal().environment();
        String home = Objects.requireNonNullElseGet(
                environment.get("HOME"), () -> Objects.requireNonNull(System.getProperty("user.home")));
        return RegistryOptions.standard(plainHttp, environment, Path.of(home), ToolVersion.current())
                .telling(new Messages(session)::debug);
    }

    public static OciRegistry registry(Session session, boolean plainHttp) {
        return new OciRegistry(options(session, plainHttp));
    }
}
