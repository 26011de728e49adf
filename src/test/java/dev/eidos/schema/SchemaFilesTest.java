package dev.eidos.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files are made of the description: {@code mvn -Dtest=SchemaFilesTest -Dschemas.write test} writes them. */
class SchemaFilesTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/eidos/schema");

    @Test
    void theFilesAreWhatTheDescriptionSays() throws IOException {
        // given
        Map<String, String> described = new TreeMap<>();
        DocumentSchemas.all().forEach((name, schema) -> described.put(name + ".json", JsonWriter.write(schema)));
        if (System.getProperty("schemas.write") != null) {
            Files.createDirectories(FOLDER);
            for (Map.Entry<String, String> file : described.entrySet()) {
                Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
            }
        }

        // when
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(FOLDER)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }

        // then
        assertThat(files).isEqualTo(described);
    }
}
