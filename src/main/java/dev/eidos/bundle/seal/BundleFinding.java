package dev.eidos.bundle.seal;

/** A difference between a bundle and its list of checksums, or a flaw of the list itself. */
public sealed interface BundleFinding {
    /** The file, relative to the bundle. */
    String path();

    /** A listed file with other content. */
    record Changed(String path) implements BundleFinding {}

    /** A listed file that is not there. */
    record Missing(String path) implements BundleFinding {}

    /** A file that is not listed. */
    record Extra(String path) implements BundleFinding {}

    /** There is no list. */
    record NoList(String path) implements BundleFinding {}

    /** The list names no file. */
    record EmptyList(String path) implements BundleFinding {}

    /**
     * A line that is none of a list.
     *
     * @param path of the list
     * @param line from 1
     * @param problem a clause
     */
    record Malformed(String path, int line, String problem) implements BundleFinding {}

    /** A listed path that leads out of the bundle. */
    record Escapes(String path) implements BundleFinding {}

    /** A path that is listed more than once. */
    record Duplicate(String path) implements BundleFinding {}

    /** A symbolic link, wherever it points. */
    record Symlink(String path) implements BundleFinding {}

    /** A FIFO, socket or device. */
    record NotRegular(String path) implements BundleFinding {}

    /** A file or directory with which more may be done than with what a bundle is written as. */
    record Mode(String path, String problem) implements BundleFinding {}

    /** A file that has another name outside of the bundle. */
    record HardLink(String path) implements BundleFinding {}

    /** A file or directory that could not be read, and why. */
    record Unreadable(String path, String problem) implements BundleFinding {}

    /** More or larger than is looked at. */
    record BeyondLimit(String path, String problem) implements BundleFinding {}

    /** A signature that is missing, is none, or is not by the key that was given. */
    record BadSignature(String path, String problem) implements BundleFinding {}

    /** The name of this kind of finding in reports. */
    default String kind() {
        return switch (this) {
            case Changed _ -> "changed";
            case Missing _ -> "missing";
            case Extra _ -> "extra";
            case NoList _ -> "noList";
            case EmptyList _ -> "emptyList";
            case Malformed _ -> "malformed";
            case Escapes _ -> "escapes";
            case Duplicate _ -> "duplicate";
            case Symlink _ -> "symlink";
            case NotRegular _ -> "notRegular";
            case Mode _ -> "mode";
            case HardLink _ -> "hardLink";
            case Unreadable _ -> "unreadable";
            case BeyondLimit _ -> "beyondLimit";
            case BadSignature _ -> "signature";
        };
    }

    /** The difference, as a clause. */
    default String reason() {
        return switch (this) {
            case Changed _ -> "its content is not what was bundled";
            case Missing _ -> "it is listed, but not there";
            case Extra _ -> "it is there, but not listed";
            case NoList _ -> "there is no list of checksums";
            case EmptyList _ -> "it lists no files";
            case Malformed malformed -> malformed.problem();
            case Escapes _ -> "it is listed, but leads out of the bundle";
            case Duplicate _ -> "it is listed more than once";
            case Symlink _ -> "it is a symbolic link";
            case NotRegular _ -> "it is a FIFO, socket or device";
            case Mode mode -> mode.problem();
            case HardLink _ -> "it has another name outside of the bundle, by which it can be changed";
            case Unreadable unreadable -> unreadable.problem();
            case BeyondLimit beyond -> beyond.problem();
            case BadSignature bad -> bad.problem();
        };
    }

    /** Returns whether the bundle has other files or other content than it was made with. */
    default boolean isOfContent() {
        return switch (this) {
            case Mode _, HardLink _ -> false;
            case Changed _,
                    Missing _,
                    Extra _,
                    NoList _,
                    EmptyList _,
                    Malformed _,
                    Escapes _,
                    Duplicate _,
                    Symlink _,
                    NotRegular _,
                    Unreadable _,
                    BeyondLimit _,
                    BadSignature _ -> true;
        };
    }
}
