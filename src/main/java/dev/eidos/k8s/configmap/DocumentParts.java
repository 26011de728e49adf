package dev.eidos.k8s.configmap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The parts that a document is split into to fit into ConfigMaps, and how they are joined again. */
final class DocumentParts {
    /**
     * The most bytes of a document that stays plain text. kubernetes.io, "ConfigMaps": all data together cannot exceed
     * 1 MiB.
     */
    static final int MAX_PLAIN = (1 << 20) - (8 << 10);

    /**
     * The most bytes of a compressed part. In Base64 it is a third larger, which with the rest of the object must stay
     * below the 1.5 MiB that etcd takes in one request by default.
     */
    static final int PART = 900 << 10;

    /** The most bytes of a document when it is unpacked: no snapshot is that large, and gzip grows a thousandfold. */
    private static final int MAX_DOCUMENT = 64 << 20;

    /** No more than that is put together: as much as the largest document of which nothing repeats. */
    static final int MAX_COMPRESSED = 32 << 20;

    private DocumentParts() {}

    static byte[] gzip(byte[] document) {
        var out = new ByteArrayOutputStream(document.length / 8);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(document);
        } catch (IOException e) {
            throw new UncheckedIOException("memory refused to be written", e);
        }
        return out.toByteArray();
    }

    /**
     * Unpacks a document.
     *
     * @throws IOException if it is no gzip, broken off, or unreasonably large
     */
    static byte[] gunzip(byte[] compressed) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            byte[] document = in.readNBytes(MAX_DOCUMENT + 1);
            if (document.length > MAX_DOCUMENT) {
                throw new IOException("more than " + MAX_DOCUMENT + " bytes when unpacked");
            }
            return document;
        }
    }

    static List<byte[]> split(byte[] compressed) {
        List<byte[]> parts = new ArrayList<>();
        for (int from = 0; from < compressed.length; from += PART) {
            parts.add(Arrays.copyOfRange(compressed, from, Math.min(compressed.length, from + PART)));
        }
        return parts;
    }

    static String sha256(byte[] document) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
