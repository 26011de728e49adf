package dev.eidos.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes wrong input of right input. */
final class Mutator {
    /** What means something to one reader or another. */
    private static final List<String> WORDS = List.of(
            "\"",
            "'",
            "\\",
            "\\u",
            "\\ud800",
            "\\x",
            "\\U00110000",
            "{",
            "}",
            "[",
            "]",
            ":",
            ": ",
            ",",
            "-",
            "- ",
            "?",
            "*a",
            "&a ",
            "!!",
            "!<",
            "%",
            "%YAML 1.2\n",
            "|",
            ">",
            "|9\n",
            "#",
            "\n",
            "\r",
            "\t",
            "\0",
            "\u0085",
            "\u2028",
            "\ufeff",
            "é",
            "😀",
            "~",
            "null",
            "true",
            "1e999",
            "-0",
            "0x",
            "1e-99999",
            "99999999999999999999",
            ".",
            "..",
            "/",
            "//",
            "@",
            "=",
            "==",
            ">=",
            "!=",
            "||",
            "<",
            "<!DOCTYPE a [<!ENTITY b 'c'>]>",
            "&b;",
            "<![CDATA[",
            "-----BEGIN ",
            "-----END ",
            "Ki",
            "h",
            "ms",
            "cm://",
            "oci://",
            "https://[",
            ":65536",
            "sha256:",
            "${",
            "$(",
            "{{",
            "9223372036854775807",
            "-1",
            "2147483648");

    private static final int LONGEST = 1 << 16;

    private final Random random;

    Mutator(Random random) {
        this.random = random;
    }

    byte[] mutate(List<byte[]> seeds) {
        byte[] input = any(seeds);
        for (int times = 1 + random.nextInt(6); times > 0; times--) {
            input = once(input, seeds);
        }
        return input.length > LONGEST ? Arrays.copyOf(input, LONGEST) : input;
    }

    private byte[] once(byte[] input, List<byte[]> seeds) {
        int at = random.nextInt(input.length + 1);
        int end = at + random.nextInt(Math.min(64, input.length - at) + 1);
        return switch (random.nextInt(9)) {
            case 0 -> joined(input, at, word(), at);
            case 1 -> joined(input, at, word(), end);
            case 2 -> joined(input, at, new byte[0], end);
            case 3 -> Arrays.copyOf(input, at);
            case 4 -> joined(input, at, Arrays.copyOfRange(input, at, end), at);
            case 5 -> joined(input, at, repeated(Arrays.copyOfRange(input, at, Math.min(end, at + 8))), at);
            case 6 -> joined(input, at, repeated(word()), at);
            case 7 -> joined(input, at, new byte[] {(byte) random.nextInt(256)}, Math.min(input.length, at + 1));
            default -> joined(input, at, any(seeds), end);
        };
    }

    private byte[] repeated(byte[] part) {
        int times = 1 + random.nextInt(random.nextInt(20) == 0 ? 8_000 : 40);
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < times && out.size() < LONGEST; i++) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(UTF_8);
    }

    private byte[] any(List<byte[]> seeds) {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private static byte[] joined(byte[] input, int at, byte[] part, int from) {
        var out = new ByteArrayOutputStream(input.length + part.length);
        out.write(input, 0, at);
        out.writeBytes(part);
        out.write(input, from, input.length - from);
        return out.toByteArray();
    }
}
