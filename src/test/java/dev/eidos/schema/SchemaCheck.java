package dev.eidos.schema;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import java.util.List;
import java.util.Objects;

/** A document held against its schema by a library that others use. */
final class SchemaCheck {
    private SchemaCheck() {}

    /** What is wrong with a text in YAML or JSON; nothing if it is valid. */
    static List<String> faults(String schema, String text) {
        JsonSchema compiled = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(JsonWriter.write(
                        Objects.requireNonNull(DocumentSchemas.all().get(schema))));
        Value document = DocumentReader.read(text, "document");
        return compiled.validate(JsonWriter.write(document), InputFormat.JSON).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
