package dev.eidos.bundle.seal;

import java.util.Comparator;
import java.util.List;

/**
 * The result of verifying a bundle.
 *
 * @param bundle the directory or reference that was asked about
 * @param files the number of files that are listed
 * @param findings the differences, by path, line and kind; empty for a bundle that is as it was made
 * @param leftOut what was not looked at: it is git's, and no part of a bundle
 */
public record VerificationReport(
        String bundle, int files, SignatureState signature, List<BundleFinding> findings, List<String> leftOut) {
    /** The order of findings, so that the same bundle always reads the same. */
    private static final Comparator<BundleFinding> ORDER = Comparator.comparing(BundleFinding::path)
            .thenComparing(finding -> finding instanceof BundleFinding.Malformed malformed ? malformed.line() : 0)
            .thenComparing(BundleFinding::kind)
            .thenComparing(BundleFinding::reason);

    public VerificationReport {
        findings = findings.stream().sorted(ORDER).toList();
        leftOut = List.copyOf(leftOut);
    }

    public boolean passed() {
        return findings.isEmpty();
    }

    /** The state of the signature. */
    public enum SignatureState {
        /** It is by the key that was given. */
        VERIFIED("verified"),
        /** There is one, but no key was given. Whoever can change the files can change such a list. */
        NOT_CHECKED("notChecked"),
        /** There is none. */
        ABSENT("absent"),
        /** It is none, or by another key; a finding says which. */
        REFUSED("refused");

        private final String word;

        SignatureState(String word) {
            this.word = word;
        }

        /** The state in reports. */
        public String word() {
            return word;
        }
    }
}
