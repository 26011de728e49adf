package dev.eidos.ship;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** One thing in an archive. */
sealed interface ShipEntry {
    record Folder() implements ShipEntry {}

    /**
     * A symbolic link.
     *
     * @param target as it stands in the link
     */
    record Link(String target) implements ShipEntry {}

    sealed interface Content extends ShipEntry {
        boolean executable();

        long size() throws IOException;

        InputStream open() throws IOException;
    }

    /** A file of which there is none on this machine. */
    final class Made implements Content {
        private final byte[] bytes;
        private final boolean executable;

        Made(byte[] bytes, boolean executable) {
            this.bytes = bytes;
            this.executable = executable;
        }

        @Override
        public boolean executable() {
            return executable;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    record Copy(Path source, boolean executable) implements Content {
        @Override
        public long size() throws IOException {
            return Files.size(source);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(source);
        }
    }
}
