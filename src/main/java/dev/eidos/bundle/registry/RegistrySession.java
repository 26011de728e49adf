package dev.eidos.bundle.registry;

import dev.eidos.bundle.registry.login.Logins;
import dev.eidos.bundle.registry.login.RegistryLogin;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.redact.ShownUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests to one repository of a registry: authorised as the registry asks, redirected where that is safe. Credentials
 * go to the registry and to the token service that it names, and nowhere else.
 */
final class RegistrySession implements AutoCloseable {
    private static final int MAX_REDIRECTS = 5;

    private final OciReference reference;
    private final boolean plainHttp;
    private final Logins logins;
    private final RegistryClient client;
    private final URI base;
    private @Nullable RegistryLogin credentials;
    private @Nullable String authorization;

    RegistrySession(OciReference reference, RegistryOptions options) {
        this.reference = reference;
        this.plainHttp = options.plainHttp();
        this.logins = new Logins(options.environment(), options.home(), options.helper());
        this.client = new RegistryClient(options);
        // Docker Hub's API has another host than its references
        String host = reference.registry().equals("docker.io") ? "registry-1.docker.io" : reference.registry();
        this.base = URI.create((plainHttp ? "http://" : "https://") + host + "/v2/" + reference.name() + "/");
    }

    /** @param path below the repository, such as {@code blobs/sha256:…} */
    URI url(String path) {
        return base.resolve("./" + path);
    }

    private HttpResponse<byte[]> send(RegistryRequest request) throws InterruptedException {
        HttpResponse<byte[]> answer = client.send(request, authorizationFor(request.url()));
        if (answer.statusCode() == 401 && isRegistry(request.url()) && authorize(answer)) {
            return client.send(request, authorization);
        }
        return answer;
    }

    /**
     * The content of a path of the repository.
     *
     * @throws EidosException if the registry refuses it
     */
    byte[] get(String path, Map<String, String> headers, int maxBytes, boolean isLayer) throws InterruptedException {
        HttpResponse<byte[]> answer = follow(new RegistryRequest.Get(url(path), headers, maxBytes, isLayer));
        if (answer.statusCode() != 200) {
            throw refused(answer);
        }
        return answer.body();
    }

    /** The answer of where the request is redirected to in the end, with what is uploaded. */
    HttpResponse<byte[]> follow(RegistryRequest request) throws InterruptedException {
        RegistryRequest at = request;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpResponse<byte[]> answer = send(at);
            if (!isRedirect(answer.statusCode(), request)) {
                return answer;
            }
            at = at.at(location(at.url(), answer));
        }
        throw RegistryErrors.failed(ErrorCode.FAILED, reference.toString(), "more than " + MAX_REDIRECTS + " redirects")
                .suggestion("check that it is a registry, and not a page that asks for a login")
                .build();
    }

    /** Only 307 and 308 keep method and content for certain (RFC 9110, section 15.4). */
    private static boolean isRedirect(int status, RegistryRequest request) {
        return switch (status) {
            case 307, 308 -> true;
            case 301, 302, 303 ->
                switch (request) {
                    case RegistryRequest.Get _, RegistryRequest.Head _ -> true;
                    case RegistryRequest.Post _, RegistryRequest.Form _, RegistryRequest.Put _ -> false;
                };
            default -> false;
        };
    }

    EidosException refused(HttpResponse<byte[]> answer) throws InterruptedException {
        return RegistryErrors.refused(reference.toString(), answer, credentials());
    }

    /** Looked for when they are needed: a program may have to be asked. */
    private RegistryLogin credentials() throws InterruptedException {
        RegistryLogin found = credentials;
        if (found == null) {
            found = logins.find(reference.registry(), reference.name());
            credentials = found;
        }
        return found;
    }

    /** The header, which may be relative (RFC 9110, section 10.2.2); never from a secure place to another. */
    URI location(URI from, HttpResponse<?> answer) {
        String location = answer.headers().firstValue("Location").orElse("");
        try {
            URI target = from.resolve(new URI(location));
            if (!location.isBlank() && isAllowed(target) && target.getRawUserInfo() == null) {
                return target;
            }
        } catch (URISyntaxException e) {
            // refused as all else that is no place to go to
        }
        throw RegistryErrors.failed(
                        ErrorCode.FAILED,
                        ShownUrl.of(from),
                        "the registry answers " + answer.statusCode() + " and names no place that may be used")
                .build();
    }

    private boolean isAllowed(URI target) {
        return isAllowed(target, plainHttp);
    }

    static boolean isAllowed(URI target, boolean plainHttp) {
        String scheme = String.valueOf(target.getScheme());
        return target.getHost() != null
                && target.getPort() <= 65_535
                && (scheme.equalsIgnoreCase("https") || (plainHttp && scheme.equalsIgnoreCase("http")));
    }

    private boolean isRegistry(URI url) {
        return Origin.of(url).equals(Origin.of(base));
    }

    private @Nullable String authorizationFor(URI url) {
        return isRegistry(url) ? authorization : null;
    }

    /**
     * Obtains a header for the challenge in an answer, and returns whether it is worth sending the request again with
     * it.
     */
    private boolean authorize(HttpResponse<byte[]> answer) throws InterruptedException {
        return switch (Challenge.parse(answer.headers().allValues("WWW-Authenticate"))) {
            case Challenge.Unknown _ -> false;
            case Challenge.Basic _ -> {
                String header = credentials() instanceof RegistryLogin.Basic basic ? basic.header() : null;
                boolean isNew = header != null && !header.equals(authorization);
                authorization = header;
                yield isNew;
            }
            case Challenge.Bearer bearer -> {
                authorization = "Bearer " + token(bearer);
                yield true;
            }
        };
    }

    private String token(Challenge.Bearer bearer) throws InterruptedException {
        URI realm = TokenRequest.realm(bearer, base, plainHttp, reference.toString());
        RegistryRequest request = TokenRequest.of(realm, bearer, credentials());
        URI url = request.url();
        HttpResponse<byte[]> answer =
                client.send(request, credentials() instanceof RegistryLogin.Basic basic ? basic.header() : null);
        if (answer.statusCode() != 200) {
            throw RegistryErrors.refused(ShownUrl.of(url), answer, credentials());
        }
        String token = token(answer.body());
        if (!token.matches("[!-~]+")) {
            throw RegistryErrors.failed(ErrorCode.FAILED, ShownUrl.of(url), "the answer has no token")
                    .build();
        }
        return token;
    }

    /** {@code access_token} is of OAuth 2.0, and means the same. */
    private static String token(byte[] body) {
        try {
            Value answer = DocumentReader.readJson(
                    new String(body, StandardCharsets.UTF_8), "token", Selection.of("token", "access_token"));
            String token = answer.text("token");
            return token.isEmpty() ? answer.text("access_token") : token;
        } catch (EidosException e) {
            // the parser's words may have the token in them
            return "";
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
