package dev.eidos.bundle.seal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of checksums that was read.
 *
 * @param checksums by path
 * @param findings what is wrong with the list itself
 */
public record ChecksumList(Map<String, String> checksums, List<BundleFinding> findings) {
    /** The most lines: hundreds of times those of a bundle. */
    static final int MAX_ENTRIES = 10_000;

    /** The two forms of GNU coreutils: read as text, and as binary, which on Linux is the same. */
    private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64}) [ *](.+)", Pattern.DOTALL);

    public static ChecksumList parse(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new ChecksumList(
                    Map.of(), List.of(new BundleFinding.Malformed(Checksums.LIST, 1, "it is not UTF-8")));
        }
        Map<String, String> checksums = new TreeMap<>();
        List<BundleFinding> findings = new ArrayList<>();
        int number = 1;
        for (int from = 0; from < text.length(); number++) {
            if (number > MAX_ENTRIES) {
                findings.add(
                        new BundleFinding.BeyondLimit(Checksums.LIST, "it has more than " + MAX_ENTRIES + " lines"));
                break;
            }
            // at newlines alone, as sha256sum does: a carriage return is part of a name
            int end = text.indexOf('\n', from);
            read(text.substring(from, end < 0 ? text.length() : end), number, checksums, findings);
            from = end < 0 ? text.length() : end + 1;
        }
        if (checksums.isEmpty() && findings.isEmpty()) {
            findings.add(new BundleFinding.EmptyList(Checksums.LIST));
        }
        return new ChecksumList(checksums, findings);
    }

    private static void read(String line, int number, Map<String, String> checksums, List<BundleFinding> findings) {
        Matcher entry = LINE.matcher(line);
        if (!entry.matches()) {
            findings.add(
                    new BundleFinding.Malformed(Checksums.LIST, number, "line " + number + " is not 'SHA-256  path'"));
            return;
        }
        String path = entry.group(2);
        Optional<PathFault> fault = PathFault.of(path);
        if (fault.isPresent()) {
            findings.add(
                    fault.get() == PathFault.ESCAPES
                            ? new BundleFinding.Escapes(path)
                            : malformed(number, fault.get().reason()));
        } else if (Checksums.isSeal(path)) {
            findings.add(malformed(number, "it is the list or its signature"));
        } else if (checksums.putIfAbsent(path, entry.group(1).toLowerCase(Locale.ROOT)) != null) {
            findings.add(new BundleFinding.Duplicate(path));
        }
    }

    private static BundleFinding malformed(int number, String problem) {
        return new BundleFinding.Malformed(
                Checksums.LIST, number, "the path in line " + number + " is refused: " + problem);
    }
}
