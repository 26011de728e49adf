package dev.eidos.analysis.rule;

import dev.eidos.compare.FactKind;
import dev.eidos.compare.FactKinds;
import dev.eidos.compare.PathPattern;
import dev.eidos.document.DocumentFields;
import dev.eidos.document.DocumentHeader;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reader of files of rules. What cannot be used is refused, with its place. */
public final class RuleReader {
    public static final String KIND = "AnalysisRules";

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w*)}");
    private static final Set<String> PLACEHOLDERS = Set.of("value", "usual", "key", "node", "items");
    private static final int MOST = 500;

    private final DocumentFields fields;

    private RuleReader(DocumentFields fields) {
        this.fields = fields;
    }

    /** The files of the tool's own rules; of two rules that fit, the first has a difference. */
    private static final List<String> FILES = List.of(
            "paths",
            "unread",
            "gpu",
            "fabric",
            "network",
            "machine",
            "driver",
            "boot",
            "services",
            "runtime",
            "kubernetes",
            "settings",
            "nets");

    /** The rules that come with the tool. */
    public static RuleSet own() {
        RuleSet all = new RuleSet(FactKinds.RAW, List.of());
        for (String file : FILES) {
            String name = file + ".yaml";
            try (InputStream stream = RuleReader.class.getResourceAsStream(name)) {
                byte[] bytes = Objects.requireNonNull(stream, name).readAllBytes();
                all = all.then(read(new String(bytes, StandardCharsets.UTF_8), name));
            } catch (IOException e) {
                throw new IllegalStateException("the tool's own rules cannot be read", e);
            }
        }
        return all;
    }

    /**
     * Reads rules.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if one of them cannot be used; the error names it
     */
    public static RuleSet read(String text, String name) {
        var fields = new DocumentFields("rules", name, _ -> {});
        return new RuleReader(fields).rules(DocumentHeader.check(DocumentReader.read(text, name), KIND, name));
    }

    private RuleSet rules(Value.Mapping document) {
        known(document, Set.of("apiVersion", "kind", "identities", "noise", "approximate", "rules"));
        List<FactKinds.Entry> kinds = new ArrayList<>();
        kinds(document, "identities", FactKind.IDENTITY, kinds);
        kinds(document, "approximate", FactKind.APPROXIMATE, kinds);
        kinds(document, "noise", FactKind.NOISE, kinds);
        List<Rule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Value item : fields.items(document, "rules")) {
            Rule rule = rule(fields.mapping(item));
            if (!ids.add(rule.id())) {
                throw fields.invalid(item, "there are two rules '" + rule.id() + "'");
            }
            rules.add(rule);
        }
        if (rules.size() > MOST) {
            throw fields.invalid(document, "it has more than " + MOST + " rules");
        }
        return new RuleSet(new FactKinds(kinds), rules);
    }

    /** A word that is mistyped would be a rule that does something else: no notice, but an error. */
    private void known(Value.Mapping mapping, Set<String> keys) {
        for (String key : mapping.entries().keySet()) {
            if (!keys.contains(key)) {
                throw fields.invalid(mapping, "field '" + key + "' is not known");
            }
        }
    }

    private void kinds(Value.Mapping document, String key, FactKind kind, List<FactKinds.Entry> kinds) {
        for (String pattern : fields.texts(document, key)) {
            kinds.add(new FactKinds.Entry(PathPattern.of(pattern), kind));
        }
    }

    private Rule rule(Value.Mapping rule) {
        known(
                rule,
                Set.of(
                        "id",
                        "subject",
                        "severity",
                        "keys",
                        "values",
                        "effects",
                        "explains",
                        "when",
                        "share",
                        "missing",
                        "added",
                        "says",
                        "remedy",
                        "commands",
                        "source"));
        String id = fields.text(rule, "id");
        if (!ID.matcher(id).matches()) {
            throw fields.invalid(rule, "id '" + id + "' is not of small letters, digits and dashes");
        }
        List<PathPattern> keys = patterns(rule, "keys");
        List<Condition> when = new ArrayList<>();
        for (String text : fields.texts(rule, "when")) {
            when.add(Condition.of(text)
                    .orElseThrow(() -> fields.invalid(
                            rule, "'" + text + "' is no condition", "write PATH = VALUE, or PATH < PATH")));
        }
        if (keys.isEmpty() && when.isEmpty()) {
            throw fields.invalid(rule, "rule '" + id + "' has neither keys nor when");
        }
        String subject = fields.optionalText(rule, "subject");
        String says = sentence(rule, "says");
        String remedy = sentence(rule, "remedy");
        for (String command : fields.texts(rule, "commands")) {
            check(rule, command);
        }
        return new Rule(
                id,
                subject == null ? id : subject,
                severity(rule),
                keys,
                patterns(rule, "values"),
                side(rule),
                patterns(rule, "effects"),
                patterns(rule, "explains"),
                when,
                share(rule),
                says,
                remedy,
                fields.texts(rule, "commands"),
                fields.text(rule, "source"));
    }

    private Rule.Side side(Value.Mapping rule) {
        boolean missing = rule.flag("missing");
        boolean added = rule.flag("added");
        if (missing && (added || !fields.texts(rule, "values").isEmpty())) {
            throw fields.invalid(
                    rule, "'missing' goes with neither 'added' nor 'values': what is missing has no value");
        }
        return missing ? Rule.Side.MISSING : added ? Rule.Side.ADDED : Rule.Side.ANY;
    }

    private List<PathPattern> patterns(Value.Mapping rule, String key) {
        return fields.texts(rule, key).stream().map(PathPattern::of).toList();
    }

    private String sentence(Value.Mapping rule, String key) {
        String text = fields.text(rule, key);
        check(rule, text);
        return text;
    }

    private void check(Value.Mapping rule, String text) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            if (!PLACEHOLDERS.contains(placeholder.group(1))) {
                throw fields.invalid(rule, "placeholder '" + placeholder.group() + "' is not known");
            }
        }
    }

    private Severity severity(Value.Mapping rule) {
        String word = fields.text(rule, "severity");
        for (Severity severity : Severity.values()) {
            if (severity.label().equals(word)) {
                return severity;
            }
        }
        throw fields.invalid(rule, "severity '" + word + "' is not one of critical, warning, info, none");
    }

    private double share(Value.Mapping rule) {
        String text = fields.optionalText(rule, "share");
        try {
            double share = text == null ? 0.5 : Double.parseDouble(text);
            if (share > 0 && share <= 0.5) {
                return share;
            }
        } catch (NumberFormatException e) {
            throw fields.invalid(rule, "share '" + text + "' is no number");
        }
        throw fields.invalid(rule, "share '" + text + "' is not between 0 and 0.5");
    }
}
