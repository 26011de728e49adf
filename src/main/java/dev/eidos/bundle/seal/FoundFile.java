package dev.eidos.bundle.seal;

/** A file that was found at a path of a bundle. Directories are left out: a bundle consists of its files. */
sealed interface FoundFile {
    String path();

    /** A regular file and its checksum. */
    record Regular(String path, String sha256) implements FoundFile {}

    /** Anything that no bundle has. */
    record Refused(BundleFinding finding) implements FoundFile {
        @Override
        public String path() {
            return finding.path();
        }
    }
}
