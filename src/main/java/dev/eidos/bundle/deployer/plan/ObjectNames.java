package dev.eidos.bundle.deployer.plan;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of a bundle's objects in the namespace of Argo CD or Flux, which may have more than one bundle. No
 * installed object depends on them: Helm releases are called like their components in every bundle.
 *
 * @param root the objects that stand for the bundle as a whole
 * @param prefix what is before the name of every other; empty, or ends in a dash
 */
public record ObjectNames(String namespace, String root, String prefix) {
    private static final String UNNAMED = "eidos-bundle";

    /**
     * The most characters of a label's value. Argo CD, where it tracks by label, cuts a longer name off
     * (argo-cd.readthedocs.io, "Resource Tracking", v2.9), so that two may become one; Flux, which always labels, can
     * then install nothing (github.com/fluxcd/flux2, issue 2004).
     */
    private static final int LONGEST = 63;

    /**
     * The names of a bundle.
     *
     * @param bundle its name; null if it has none
     * @param parts what the other objects are called without it
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if the name is not of its form, or too long for a
     *     part
     */
    public static ObjectNames of(@Nullable String bundle, String namespace, List<String> parts) {
        if (bundle == null) {
            return new ObjectNames(namespace, UNNAMED, "");
        }
        var names = new ObjectNames(namespace, StrictForm.BUNDLE.check(bundle, Setting.of("name")), bundle + "-");
        String longest = "";
        for (String part : parts) {
            longest = part.length() > longest.length() ? part : longest;
        }
        int over = names.of(longest).length() - LONGEST;
        if (over > 0) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the bundle's name is too long")
                    .object(Setting.of("name", bundle))
                    .reason("'" + names.of(longest) + "' would have more than the " + LONGEST
                            + " characters of a label, which Argo CD and Flux write names into")
                    .suggestion("use a name of at most " + (bundle.length() - over) + " characters")
                    .build();
        }
        return names;
    }

    /** The object of a component or step. */
    public String of(String part) {
        return prefix + part;
    }

    public boolean named() {
        return !prefix.isEmpty();
    }
}
