package dev.eidos.bundle.seal;

import dev.eidos.terminal.TerminalText;
import java.util.ArrayList;
import java.util.List;

/** A report as lines for people. */
public final class VerificationText {
    private VerificationText() {}

    /** One line for each finding, and a last one with the verdict. */
    public static List<String> lines(VerificationReport report) {
        List<String> lines = new ArrayList<>();
        for (BundleFinding finding : report.findings()) {
            lines.add(TerminalText.visible(finding.path() + ": " + finding.reason()));
        }
        for (String path : report.leftOut()) {
            lines.add(TerminalText.visible(path + ": left out, because it is git's and no part of the bundle"));
        }
        String signature = switch (report.signature()) {
            case VERIFIED -> "the signature is by the key given";
            case NOT_CHECKED -> "the signature was not checked: no key was given";
            case ABSENT -> "not signed";
            case REFUSED -> "the signature is refused";
        };
        String verdict = report.passed()
                ? "passed"
                : "failed: " + counted(report.findings().size(), "finding");
        lines.add(TerminalText.visible(
                report.bundle() + ": " + verdict + "; " + counted(report.files(), "file") + " listed; " + signature));
        return lines;
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
