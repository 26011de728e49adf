package dev.eidos.bundle;

import dev.eidos.recipe.ComponentRef;
import dev.eidos.text.ShellWords;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The file with what a kustomization gives, rendered where its repository can be reached: one of several documents, as
 * {@code kubectl kustomize} prints them. A kustomization itself may need files of anywhere in its repository, and of
 * others.
 */
public final class KustomizedFile {
    private KustomizedFile() {}

    /** Its name tells the component and its revision, in lower case as manifests' names are. */
    public static String name(ComponentRef ref) {
        return name(ref.name(), Objects.requireNonNullElse(ref.tag(), ""));
    }

    public static String name(String component, String tag) {
        return component + "-" + tag.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "_") + ".yaml";
    }

    /** The place of a kustomization as kustomize reads it (kubectl.docs.kubernetes.io, "remote resources"). */
    public static String url(ComponentRef ref) {
        return url(
                Objects.requireNonNullElse(ref.source(), ""),
                Objects.requireNonNullElse(ref.path(), ""),
                Objects.requireNonNullElse(ref.tag(), ""));
    }

    public static String url(String repository, String path, String tag) {
        return repository + (path.isEmpty() ? "" : "//" + path) + "?ref=" + tag;
    }

    /** The command that writes it. */
    public static String command(String url, String file) {
        String from = url.replaceAll("\\p{Cntrl}", "");
        return ShellWords.join(List.of("kubectl", "kustomize", from)) + " > " + ShellWords.join(List.of(file));
    }
}
