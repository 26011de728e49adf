package dev.eidos.live.check;

import dev.eidos.constraint.Expectation;
import dev.eidos.document.DocumentFields;
import dev.eidos.document.DocumentHeader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.MalformedValue;
import dev.eidos.live.assertion.AssertFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A reader of components' checks. What cannot be used is refused, with its place. */
public final class ChecksReader {
    public static final String KIND = "ComponentChecks";

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern RESOURCE = Pattern.compile("[a-z][a-z0-9]*(\\.[a-z0-9][a-z0-9.-]*)?");
    private static final Set<String> FIELDS =
            Set.of("id", "object", "namespace", "name", "path", "value", "words", "optional", "remedy");
    private static final int MOST = 200;

    private final DocumentFields fields;

    private ChecksReader(DocumentFields fields) {
        this.fields = fields;
    }

    /**
     * Reads a file of checks.
     *
     * @param place its name, for errors
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if one of them cannot be used
     */
    public static ComponentChecks read(Value document, String place) {
        var fields = new DocumentFields("file of checks", place, _ -> {});
        return new ChecksReader(fields).checks(DocumentHeader.check(document, KIND, place));
    }

    private ComponentChecks checks(Value.Mapping document) {
        known(document, Set.of("apiVersion", "kind", "workloads", "named", "crds", "checks"));
        List<String> crds = fields.texts(document, "crds");
        for (String crd : crds) {
            if (!RESOURCE.matcher(crd).matches() || crd.indexOf('.') < 0) {
                throw fields.invalid(document, "'" + crd + "' is no name of a CRD", "write PLURAL.GROUP");
            }
        }
        List<ObjectCheck> checks = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Value item : fields.items(document, "checks")) {
            ObjectCheck check = check(fields.mapping(item));
            if (!ids.add(check.id())) {
                throw fields.invalid(item, "there are two checks '" + check.id() + "'");
            }
            checks.add(check);
        }
        if (checks.size() + crds.size() > MOST) {
            throw fields.invalid(document, "it has more than " + MOST + " checks");
        }
        return new ComponentChecks(
                flag(document, "workloads", true), fields.texts(document, "named"), crds, checks, AssertFile.NONE);
    }

    /** A word that is mistyped would be a check that checks something else: no notice, but an error. */
    private void known(Value.Mapping mapping, Set<String> keys) {
        for (String key : mapping.entries().keySet()) {
            if (!keys.contains(key)) {
                throw fields.invalid(mapping, "field '" + key + "' is not known");
            }
        }
    }

    private ObjectCheck check(Value.Mapping check) {
        known(check, FIELDS);
        String id = fields.text(check, "id");
        if (!ID.matcher(id).matches()) {
            throw fields.invalid(check, "id '" + id + "' is not of small letters, digits and dashes");
        }
        String resource = fields.text(check, "object");
        if (!RESOURCE.matcher(resource).matches()) {
            throw fields.invalid(check, "'" + resource + "' is no kind of object", "write PLURAL.GROUP");
        }
        if (resource.equals("secrets")) {
            throw fields.invalid(check, "Secrets are never read", "check what uses the Secret");
        }
        String words = fields.optionalText(check, "words");
        return new ObjectCheck(
                id,
                resource,
                fields.optionalText(check, "namespace"),
                fields.optionalText(check, "name"),
                path(check, fields.text(check, "path")),
                expectation(check, fields.text(check, "value")),
                words == null ? null : path(check, words),
                flag(check, "optional", false),
                fields.optionalText(check, "remedy"));
    }

    private boolean flag(Value.Mapping mapping, String key, boolean usual) {
        String text = fields.optionalText(mapping, key);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw fields.invalid(mapping, "'" + key + "' is '" + text + "'", "write true or false");
        }
        return text == null ? usual : text.equals("true");
    }

    private ObjectPath path(Value.Mapping check, String text) {
        try {
            return ObjectPath.of(text);
        } catch (MalformedValue e) {
            throw fields.invalid(
                    check,
                    "'" + text + "' is no path that is understood here",
                    e.at(text).suggestion());
        }
    }

    private Expectation expectation(Value.Mapping check, String text) {
        try {
            return Expectation.parse(text);
        } catch (EidosException e) {
            @Nullable String reason = e.reason();
            throw fields.invalid(check, "'" + text + "' is no value: " + (reason == null ? e.what() : reason));
        }
    }
}
