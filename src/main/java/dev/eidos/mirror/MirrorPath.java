package dev.eidos.mirror;

/** The place of an image in a mirror: its path behind the mirror's host, as {@code eidos bundle} looks for it. */
final class MirrorPath {
    private MirrorPath() {}

    /** @param image written out, so that all before its first slash is a host */
    static String of(String image, String host) {
        return host + image.substring(image.indexOf('/'));
    }
}
