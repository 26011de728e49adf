package dev.eidos.bundle.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The facts about a file besides its content (inode(7)).
 *
 * @param mode type and permissions
 * @param links how many names it has
 * @param inode what all its names have in common
 * @param size in bytes
 */
record FileStatus(int mode, int links, Inode inode, long size) {
    private static final int TYPE = 0170000;
    private static final int TYPE_FILE = 0100000;
    private static final int TYPE_DIRECTORY = 0040000;
    private static final int TYPE_LINK = 0120000;
    private static final int SPECIAL = 07000;
    private static final int EXECUTE = 0111;
    private static final int OTHERS_WRITE = 0002;

    /** A file of a file system. */
    record Inode(long device, long number) {}

    /** What a name stands for. */
    enum Kind {
        FILE,
        DIRECTORY,
        LINK,
        OTHER
    }

    /** Without following a link. */
    static FileStatus of(Path path) throws IOException {
        Map<String, Object> found =
                Files.readAttributes(path, "unix:mode,nlink,dev,ino,size", LinkOption.NOFOLLOW_LINKS);
        return new FileStatus(
                (int) number(found, "mode"),
                (int) number(found, "nlink"),
                new Inode(number(found, "dev"), number(found, "ino")),
                number(found, "size"));
    }

    Kind kind() {
        return switch (mode & TYPE) {
            case TYPE_FILE -> Kind.FILE;
            case TYPE_DIRECTORY -> Kind.DIRECTORY;
            case TYPE_LINK -> Kind.LINK;
            default -> Kind.OTHER;
        };
    }

    private static long number(Map<String, Object> found, String name) {
        return found.get(name) instanceof Number number ? number.longValue() : 0;
    }

    /** The permissions of a file that no file of a bundle has. */
    List<BundleFinding> ofFile(String path) {
        List<BundleFinding> findings = new ArrayList<>();
        if ((mode & SPECIAL) != 0) {
            findings.add(new BundleFinding.Mode(
                    path,
                    "its mode is " + Integer.toOctalString(mode & 07777)
                            + ": no file of a bundle has set-user-ID, set-group-ID or sticky"));
        }
        if ((mode & EXECUTE) != 0 && !path.endsWith(".sh")) {
            findings.add(new BundleFinding.Mode(path, "it can be run, and is no script; chmod a-x makes it as it was"));
        }
        findings.addAll(ofDirectory(path));
        return findings;
    }

    /** As {@link #ofFile}: a directory that all may enter is usual, and set-group-ID comes from the one above it. */
    List<BundleFinding> ofDirectory(String path) {
        return (mode & OTHERS_WRITE) == 0
                ? List.of()
                : List.of(new BundleFinding.Mode(path, "everybody can change it; chmod o-w makes it as it was"));
    }
}
