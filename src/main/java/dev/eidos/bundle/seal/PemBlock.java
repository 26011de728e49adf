package dev.eidos.bundle.seal;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import dev.eidos.text.PemSection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The one PEM block of a key file (RFC 7468). Never shown: its content may be secret. */
record PemBlock(PemSection section) {
    /** The most bytes of a key file; one with an Ed25519 key has 3 lines. */
    private static final int MAX_BYTES = 1 << 16;

    static PemBlock read(Path file) {
        String text;
        try (InputStream in = Files.newInputStream(file)) {
            text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw refused(ErrorCode.NOT_FOUND, file, "no such file", "check the path")
                    .cause(e)
                    .build();
        } catch (AccessDeniedException e) {
            throw refused(ErrorCode.FORBIDDEN, file, "permission denied", "see whose it is: ls -l " + file)
                    .cause(e)
                    .build();
        } catch (IOException e) {
            boolean directory = Files.isDirectory(file);
            throw refused(
                            directory ? ErrorCode.INVALID_INPUT : ErrorCode.FAILED,
                            file,
                            IoReason.of(e),
                            "name a file that can be read")
                    .cause(e)
                    .build();
        }
        List<PemSection> sections = PemSection.in(text).stream()
                .filter(section -> section.ended() && !section.content().isEmpty())
                .toList();
        if (sections.isEmpty()) {
            throw refused(
                            ErrorCode.INVALID_INPUT,
                            file,
                            "it is not PEM text",
                            "a key is what these write: openssl genpkey -algorithm ed25519 -out key.pem;"
                                    + " openssl pkey -in key.pem -pubout -out key.pub")
                    .build();
        }
        if (sections.size() > 1) {
            throw refused(ErrorCode.INVALID_INPUT, file, "it has more than one PEM block", "keep one key in a file")
                    .build();
        }
        return new PemBlock(sections.getFirst());
    }

    String label() {
        return section.label();
    }

    byte[] bytes(Path file) {
        try {
            return section.bytes();
        } catch (IllegalArgumentException e) {
            throw refused(ErrorCode.INVALID_INPUT, file, "it is damaged: not base64", "use the file as it was made")
                    .build();
        }
    }

    static EidosException.Builder refused(ErrorCode code, Path file, String reason, String suggestion) {
        return EidosException.of(code, "cannot use this key")
                .object(file.toString())
                .reason(reason)
                .suggestion(suggestion);
    }
}
