package dev.eidos.cli.analyze;

import dev.eidos.analysis.IgnoreList;
import dev.eidos.analysis.rule.RuleLint;
import dev.eidos.analysis.rule.RuleReader;
import dev.eidos.analysis.rule.RuleSet;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.DocumentInput;
import dev.eidos.cli.option.Flags;
import dev.eidos.compare.FactKinds;
import dev.eidos.compare.FactPath;
import dev.eidos.compare.PathPattern;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.ParseResult;

/**
 * What the flags of {@code eidos analyze} say.
 *
 * @param wanted the paths that are compared
 */
record AnalyzeOptions(RuleSet rules, IgnoreList ignores, Predicate<FactPath> wanted, double share) {

    static AnalyzeOptions of(ParseResult options, Session session, Messages messages) throws InterruptedException {
        RuleSet rules = RuleReader.own();
        for (RuleSet own : own(options, session)) {
            rules = rules.with(own);
        }
        if (options.hasMatchedOption("--raw")) {
            rules = new RuleSet(FactKinds.RAW, rules.rules());
        }
        IgnoreList ignores = IgnoreFlag.read(options, session, messages);
        List<PathPattern> only = Flags.texts(options, "--only").stream()
                .map(text -> PathPattern.of(text.contains("*") ? text : text + "*"))
                .toList();
        Predicate<FactPath> wanted = path -> ignores.wants(path)
                && (only.isEmpty() || only.stream().anyMatch(pattern -> pattern.matches(path.text())));
        return new AnalyzeOptions(rules, ignores, wanted, share(options));
    }

    private static List<RuleSet> own(ParseResult options, Session session) throws InterruptedException {
        List<RuleSet> sets = new ArrayList<>();
        for (String file : Flags.texts(options, "--rules")) {
            SourceText text = DocumentInput.read(file, "--rules", session, options);
            sets.add(RuleReader.read(text.text(), text.name()));
        }
        return sets;
    }

    /** Checks a site's rules, and nothing else. */
    static void lint(ParseResult options, Session session, Messages messages) throws InterruptedException {
        int rules = 0;
        List<String> faults = new ArrayList<>();
        for (RuleSet own : own(options, session)) {
            rules += own.rules().size();
            faults.addAll(RuleLint.faults(own));
        }
        if (rules == 0 && faults.isEmpty()) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "there are no rules to check")
                    .object("--lint")
                    .suggestion("add --rules FILE")
                    .build();
        }
        faults.forEach(messages::warn);
        if (!faults.isEmpty()) {
            throw EidosException.of(ErrorCode.CHECK_FAILED, "the rules have faults")
                    .object(String.join(" ", Flags.texts(options, "--rules")))
                    .reason(faults.size() + " in " + rules + " rules")
                    .build();
        }
        messages.note(rules + (rules == 1 ? " rule" : " rules") + " without a fault");
    }

    private static double share(ParseResult options) {
        String text = options.matchedOptionValue("--max-share", "10");
        try {
            double percent = Double.parseDouble(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
            if (percent > 0 && percent <= 100) {
                return percent / 100;
            }
        } catch (NumberFormatException e) {
            throw notAShare(text);
        }
        throw notAShare(text);
    }

    private static EidosException notAShare(String text) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "not a share of a group")
                .object("--max-share " + text)
                .suggestion("use a number of per cent, more than 0 and at most 100")
                .build();
    }
}
