package dev.eidos.bundle.seal;

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
    public VerificationReport {
        // So that the same bundle always reads the same.
        findings = findings.stream().sorted(VerificationReport::compare).toList();
        leftOut = List.copyOf(leftOut);
    }

    /** Written out, as every order of a command without a cluster: see {@code OverlayHead.BY_NAME}. */
    private static int compare(BundleFinding one, BundleFinding other) {
        int byPath = one.path().compareTo(other.path());
        if (byPath != 0) {
            return byPath;
        }
        int byLine = Integer.compare(line(one), line(other));
        if (byLine != 0) {
            return byLine;
        }
        int byKind = one.kind().compareTo(other.kind());
        return byKind != 0 ? byKind : one.reason().compareTo(other.reason());
    }

    private static int line(BundleFinding finding) {
        return finding instanceof BundleFinding.Malformed malformed ? malformed.line() : 0;
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
