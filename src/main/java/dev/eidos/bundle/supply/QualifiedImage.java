package dev.eidos.bundle.supply;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A container image, written out: {@code ubuntu:24.04} is {@code docker.io/library/ubuntu:24.04}.
 *
 * <p>Source: the grammar in github.com/distribution/reference, reference.go and normalize.go.
 *
 * @param registry with its port
 * @param repository the path in the registry
 */
record QualifiedImage(
        String registry,
        String repository,
        @Nullable String tag,
        @Nullable String digest) implements Comparable<QualifiedImage> {
    static final String DOCKER_HUB = "docker.io";

    /** The most characters of a reference: those of a repository by the same grammar, of a tag and of a digest. */
    private static final int LONGEST = 255 + 128 + 256;

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?");
    private static final String PART = "[a-z0-9]++(?:(?:[.]|__?|-++)[a-z0-9]++)*+";
    private static final Pattern PATH = Pattern.compile(PART + "(?:/" + PART + ")*+");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("[a-z0-9]+(?:[._+-][a-z0-9]+)?:[a-zA-Z0-9=_-]{32,200}");

    /** Reads a reference; null if it is none. One without tag and digest is read, but not {@link #complete}. */
    static @Nullable QualifiedImage parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        int at = text.indexOf('@');
        String digest = at < 0 ? null : text.substring(at + 1);
        String name = at < 0 ? text : text.substring(0, at);
        int colon = name.lastIndexOf(':');
        boolean tagged = colon > name.lastIndexOf('/');
        String tag = tagged ? name.substring(colon + 1) : null;
        name = tagged ? name.substring(0, colon) : name;
        String host = hostOf(name);
        String path = host.isEmpty() ? name : name.substring(host.length() + 1);
        if (host.isEmpty() || host.equals(DOCKER_HUB)) {
            host = DOCKER_HUB;
            path = path.contains("/") ? path : "library/" + path;
        }
        boolean valid = HOST.matcher(host).matches()
                && isPath(path)
                && (tag == null || TAG.matcher(tag).matches())
                && (digest == null || DIGEST.matcher(digest).matches());
        return valid ? new QualifiedImage(host, path, tag, digest) : null;
    }

    /** The part before the first slash, if it is a registry's host and not a part of a path; else an empty text. */
    static String hostOf(String name) {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        return looksLikeHost(first) ? first : "";
    }

    static boolean looksLikeHost(String part) {
        return part.contains(".") || part.contains(":") || part.equals("localhost");
    }

    static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }

    static boolean isPath(String text) {
        return PATH.matcher(text).matches();
    }

    /** Returns whether the reference has a tag or a digest, and so says which image to pull. */
    boolean complete() {
        return tag != null || digest != null;
    }

    /** The last part of the repository. */
    String name() {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /** The registry and the path in it. */
    String location() {
        return registry + "/" + repository;
    }

    /** As it is pulled. */
    String text() {
        return location() + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }

    @Override
    public int compareTo(QualifiedImage other) {
        return text().compareTo(other.text());
    }
}
