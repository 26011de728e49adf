package dev.eidos.bundle.supply;

import dev.eidos.recipe.ComponentRef;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The package URLs of charts, images and kustomizations.
 *
 * <p>Source: github.com/package-url/purl-spec, PURL-SPECIFICATION and the types {@code oci}, {@code github} and
 * {@code generic}; {@code helm} is one of its candidates for a type.
 */
final class PackageUrl {
    private static final String UNRESERVED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_~:";

    private PackageUrl() {}

    static String chart(String chart, @Nullable String version, String repository) {
        return of("helm", chart, version, Map.of("repository_url", repository), "");
    }

    /** Its version is the digest, for a tag may be moved. */
    static String image(QualifiedImage image) {
        Map<String, String> qualifiers = new TreeMap<>();
        qualifiers.put("repository_url", image.location());
        if (image.tag() != null) {
            qualifiers.put("tag", image.tag());
        }
        return of("oci", image.name(), image.digest(), qualifiers, "");
    }

    static String kustomization(ComponentRef ref) {
        String source = ref.source() == null ? "" : ref.source();
        String path = ref.path() == null ? "" : ref.path();
        String repository = gitHub(source);
        return repository == null
                ? of("generic", ref.name(), ref.tag(), source.isEmpty() ? Map.of() : Map.of("vcs_url", source), path)
                : of("github", repository, ref.tag(), Map.of(), path);
    }

    /** Owner and name of a repository on GitHub, which does not tell capitals from small letters. */
    private static @Nullable String gitHub(String source) {
        try {
            URI uri = URI.create(source);
            String path = uri.getPath() == null
                    ? ""
                    : uri.getPath().replaceFirst("^/", "").replaceFirst("(\\.git)?/?$", "");
            return "github.com".equals(uri.getHost()) && path.split("/", -1).length == 2
                    ? path.toLowerCase(Locale.ROOT)
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String of(
            String type, String name, @Nullable String version, Map<String, String> qualifiers, String subpath) {
        StringBuilder purl = new StringBuilder("pkg:").append(type).append('/').append(path(name));
        if (version != null) {
            purl.append('@').append(encode(version));
        }
        char before = '?';
        for (Map.Entry<String, String> entry : new TreeMap<>(qualifiers).entrySet()) {
            purl.append(before).append(entry.getKey()).append('=').append(encode(entry.getValue()));
            before = '&';
        }
        String below = path(subpath.replaceAll("^/+|/+$", ""));
        return below.isEmpty()
                ? purl.toString()
                : purl.append('#').append(below).toString();
    }

    private static String path(String text) {
        return encode(text).replace("%2F", "/");
    }

    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf((char) b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
            }
        }
        return encoded.toString();
    }
}
