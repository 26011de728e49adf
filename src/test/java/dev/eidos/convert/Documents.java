package dev.eidos.convert;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Documents to convert, and what was said about them. */
final class Documents {
    final List<String> notices = new ArrayList<>();

    Converted convert(String resource) {
        return Conversion.of(text(resource), resource, notices::add);
    }

    static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(Documents.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
