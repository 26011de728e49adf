package dev.eidos.bundle.deployer.plan;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.Setting;
import dev.eidos.terminal.TerminalText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forms of what goes from a recipe into scripts, paths and documents. They are narrower than what the tools take:
 * none has room for a quote, a blank, a {@code $}, a brace or a leading dash, so that no value can end the word, path
 * or template that it stands in.
 */
public enum StrictForm {
    /** Helm's limit for the name of a release (helm.sh, "Charts: The Basics"), of the form of a DNS label. */
    RELEASE("name", "[a-z0-9]([-a-z0-9]{0,51}[a-z0-9])?", "lower-case letters, digits and dashes, at most 53"),
    NAMESPACE("namespace", "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?", "lower-case letters, digits and dashes, at most 63"),
    /**
     * Narrower than a label's key and value in Kubernetes, with the sign that stands between them on a command line.
     */
    LABEL(
            "namespace label",
            "([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?"
                    + "=([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?",
            "a key and a value as Kubernetes has them"),
    /** An API version, a kind, a path and a value, of which commands and expressions are made. */
    READY(
            "state to wait for",
            "[a-z0-9.-]{1,100}(/[a-z0-9]{1,30})? [A-Za-z]{1,63} [A-Za-z]{1,40}([.][A-Za-z]{1,40}){0,5}"
                    + " [A-Za-z0-9_-]{1,63}",
            "an API version, a kind, a path such as status.state and a word"),
    /** A DNS label, of which a name with more behind it can be made. */
    BUNDLE("bundle name", "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?", "lower-case letters, digits and dashes, at most 63"),
    /**
     * Argo CD takes any name for a cluster; those of kubeconfig contexts are such as {@code arn:aws:eks:…:cluster/a}.
     */
    CLUSTER(
            "cluster",
            "[A-Za-z0-9]([A-Za-z0-9._:@/-]{0,251}[A-Za-z0-9])?",
            "a name of letters, digits and ._:@/-, or a URL"),
    CLUSTER_URL("cluster URL", "https?://" + Parts.HOST + Parts.URL_PATH, "https://host:port/path"),
    /** Not one of our own folders, which a local path would mean to Helm. */
    CHART(
            "chart",
            "(?!(pre|post|manifests|templates)$)[A-Za-z0-9]+([._-][A-Za-z0-9]+)*",
            "letters, digits, dots, dashes and underscores"),
    /** One version, as Semantic Versioning 2.0.0 writes it; {@code 1.2} would be a range to Helm. */
    VERSION(
            "chart version",
            "v?\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}(-[0-9A-Za-z.-]{1,60})?(\\+[0-9A-Za-z.-]{1,60})?",
            "one exact version such as 1.2.3"),
    CHART_REPOSITORY(
            "chart repository",
            "(https?|oci)://" + Parts.HOST + Parts.URL_PATH,
            "https://host/path or oci://host/path, without credentials"),
    GIT_REPOSITORY("git repository", Parts.GIT, "https://host/path, ssh://git@host/path or git@host:path"),
    BUNDLE_REPOSITORY(
            "repository",
            Parts.GIT + "|oci://" + Parts.HOST + Parts.URL_PATH,
            "a git URL without credentials, or oci://host/path"),
    REVISION(
            "revision",
            "(?!.*(\\.\\.|//|/$|\\.lock$))[0-9A-Za-z][0-9A-Za-z._/-]{0,199}|sha256:[0-9a-f]{64}",
            "a branch, a tag, a commit or a digest"),
    FOLDER(
            "folder",
            "|(?!(.*/)?\\.{1,2}(/|$))[A-Za-z0-9_.][A-Za-z0-9_.-]*(/[A-Za-z0-9_.][A-Za-z0-9_.-]*)*",
            "a path below the repository's root"),
    MANIFEST_FILE(
            "manifest name",
            "(?!kustomization\\.)[a-z0-9][a-z0-9._-]{0,99}\\.ya?ml",
            "a file name in lower case that ends in .yaml"),
    PROJECT("project", "[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?", "lower-case letters, digits, dots and dashes");

    /** Of what any of these names; the patterns repeat groups, which for a long text takes the stack of a thread. */
    private static final int LONGEST = 2048;

    private final String what;
    private final Pattern pattern;
    private final String expected;

    StrictForm(String what, String pattern, String expected) {
        this.what = what;
        this.pattern = Pattern.compile(pattern);
        this.expected = expected;
    }

    boolean fits(String value) {
        return value.length() <= LONGEST && pattern.matcher(value).matches();
    }

    /**
     * The value, if it has this form.
     *
     * @param object what it belongs to, for the error
     */
    public String check(@Nullable String value, String object) {
        if (value != null && fits(value)) {
            return value;
        }
        throw unfit(value).object(object).build();
    }

    /**
     * The value of a setting, if it has this form.
     *
     * @param setting that it was given by, without the value
     */
    public String check(@Nullable String value, Setting setting) {
        if (value != null && fits(value)) {
            return value;
        }
        throw unfit(value).object(setting).build();
    }

    private EidosException.Builder unfit(@Nullable String value) {
        return EidosException.of(ErrorCode.INVALID_INPUT, value == null ? what + " is missing" : "not a valid " + what)
                .reason(value == null ? "a bundle needs one" : "'" + shown(value) + "' is not " + expected);
    }

    /** A URL may hold a password, of which nothing is shown. */
    private static String shown(String value) {
        String visible = TerminalText.visible(value);
        int at = visible.lastIndexOf('@');
        String safe = at >= 0 && visible.contains("://") ? "…" + visible.substring(at) : visible;
        return safe.length() > 80 ? safe.substring(0, 80) + "…" : safe;
    }

    private static final class Parts {
        static final String HOST = "[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(:\\d{1,5})?";
        static final String URL_PATH = "(?!.*/\\.{1,2}(/|$))(/[A-Za-z0-9._~-]+)*/?";
        static final String GIT = "https?://" + HOST + URL_PATH
                + "|ssh://([a-z][a-z0-9_-]*@)?" + HOST + URL_PATH
                + "|[a-z][a-z0-9_-]*@" + HOST + ":(?!.*\\.\\.)[A-Za-z0-9_][A-Za-z0-9._/-]*";
    }
}
