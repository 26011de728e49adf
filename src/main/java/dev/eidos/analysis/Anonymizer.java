package dev.eidos.analysis;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Other names for nodes, addresses and identities, the same one for the same thing wherever it stands, so that an
 * analysis can be given away.
 */
public final class Anonymizer {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]*[A-Za-z0-9]|[A-Za-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("(?<![0-9.])(?:[0-9]{1,3}[.]){3}[0-9]{1,3}(?![0-9.])");
    private static final Pattern IDENTITY =
            Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|(?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}"
                    + "|(?:[0-9a-fA-F]{4}:){3}[0-9a-fA-F]{4}|(?<![0-9A-Za-z.])[0-9]{10,}(?![0-9A-Za-z.])");

    private final Map<String, String> nodes = new HashMap<>();
    private final Map<String, String> others = new HashMap<>();

    private Anonymizer(Analysis analysis, List<FactMatrix.Node> others) {
        TreeSet<String> names = new TreeSet<>();
        others.forEach(node -> names.add(node.name()));
        analysis.findings().forEach(finding -> names.addAll(finding.nodes()));
        analysis.missing().forEach(missing -> names.addAll(missing.nodes()));
        analysis.gaps().forEach(gap -> names.addAll(gap.nodes()));
        analysis.events().values().forEach(names::addAll);
        for (String name : names) {
            nodes.put(name, String.format(Locale.ROOT, "node-%05d", nodes.size() + 1));
        }
    }

    public static Analysis of(Analysis analysis) {
        return new Anonymizer(analysis, List.of()).anonymous(analysis);
    }

    /** An analysis with the facts that it is of. */
    public record Told(Analysis analysis, FactMatrix matrix) {}

    /** Both with the same names in them. */
    public static Told of(Told told) {
        var anonymizer = new Anonymizer(told.analysis(), told.matrix().nodes());
        return new Told(
                anonymizer.anonymous(told.analysis()),
                told.matrix().with(anonymizer::text, place -> anonymizer.other("place", place)));
    }

    private Analysis anonymous(Analysis analysis) {
        return new Analysis(
                "fleet",
                analysis.nodes(),
                analysis.groups().stream()
                        .map(group -> new Analysis.Group(text(group.name()), group.nodes(), group.compared()))
                        .toList(),
                analysis.findings().stream().map(this::finding).toList(),
                analysis.missing().stream()
                        .map(some -> new Missing(some.verdict(), text(some.reason()), names(some.nodes())))
                        .toList(),
                analysis.gaps().stream()
                        .map(gap -> new Analysis.GapGroup(gap.subtype(), text(gap.reason()), names(gap.nodes())))
                        .toList(),
                events(analysis),
                analysis.leftOut(),
                analysis.notes().stream().map(this::text).toList());
    }

    private Map<String, List<String>> events(Analysis analysis) {
        Map<String, List<String>> events = new LinkedHashMap<>();
        analysis.events().forEach((event, some) -> events.put(event, names(some)));
        return events;
    }

    private Finding finding(Finding finding) {
        return new Finding(
                finding.id(),
                finding.rule(),
                finding.severity(),
                text(finding.group()),
                finding.groupSize(),
                names(finding.nodes()),
                text(finding.sentence()),
                finding.siblings(),
                finding.evidence().stream()
                        .map(fact -> new Finding.Evidence(
                                text(fact.path()), text(fact.value()), text(fact.usual()), fact.where()))
                        .toList(),
                finding.score(),
                finding.rank());
    }

    private List<String> names(List<String> names) {
        return names.stream()
                .map(name -> nodes.getOrDefault(name, name))
                .sorted()
                .toList();
    }

    private String text(String text) {
        String named = replaced(WORD.matcher(text), word -> nodes.getOrDefault(word, word));
        String addressed = replaced(ADDRESS.matcher(named), word -> other("address", word));
        return replaced(IDENTITY.matcher(addressed), word -> other("id", word));
    }

    private String other(String kind, String word) {
        return word.isEmpty() ? word : others.computeIfAbsent(word, _ -> kind + "-" + (others.size() + 1));
    }

    private static String replaced(Matcher matcher, UnaryOperator<String> other) {
        return matcher.replaceAll(found -> Matcher.quoteReplacement(other.apply(found.group())));
    }
}
