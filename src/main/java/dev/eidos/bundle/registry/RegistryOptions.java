package dev.eidos.bundle.registry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The options of all requests to a registry.
 *
 * @param plainHttp whether to use HTTP without TLS; credentials go over the network as they are
 * @param environment of the process: proxies, trusted authorities, and where credentials are
 * @param home of the user, for {@code ~/.docker}
 * @param version of eidos, for {@code User-Agent}; none to send none of ours
 * @param connect the time limit for making one connection
 * @param answer the time limit for one answer, its body included
 * @param transfer the same for a layer
 * @param helper the time limit for a credential helper
 * @param told is told of each request and its answer, without what they carry
 */
public record RegistryOptions(
        boolean plainHttp,
        Map<String, String> environment,
        Path home,
        @Nullable String version,
        Duration connect,
        Duration answer,
        Duration transfer,
        Duration helper,
        Consumer<String> told) {
    public static RegistryOptions standard(
            boolean plainHttp, Map<String, String> environment, Path home, @Nullable String version) {
        return new RegistryOptions(
                plainHttp,
                environment,
                home,
                version,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                _ -> {});
    }

    /** The same, with somebody who is told of each request. */
    public RegistryOptions telling(Consumer<String> listener) {
        return new RegistryOptions(plainHttp, environment, home, version, connect, answer, transfer, helper, listener);
    }
}
