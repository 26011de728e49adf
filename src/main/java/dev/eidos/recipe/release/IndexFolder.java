package dev.eidos.recipe.release;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.InputFile;
import dev.eidos.file.SourceText;
import dev.eidos.recipe.library.RegisteredComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A folder with what repositories answered, a file a component: {@code NAME.yaml} is the index of its repository,
 * {@code NAME.json} the list of tags in its registry.
 */
public record IndexFolder(Path folder) implements ReleaseSource {

    /**
     * Opens a folder.
     *
     * @throws EidosException with {@link ErrorCode#NOT_FOUND} if it is none
     */
    public IndexFolder {
        if (!Files.isDirectory(folder)) {
            throw EidosException.of(ErrorCode.NOT_FOUND, "no such directory")
                    .object(folder.toString())
                    .suggestion("name a folder with COMPONENT.yaml (an index) or COMPONENT.json (a list of tags)")
                    .build();
        }
    }

    @Override
    public Published of(RegisteredComponent component) {
        // a name of a library that someone else has made must not lead out of the folder
        if (!component.name().matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?")) {
            return new Published.Unknown("its name is none of a file");
        }
        Path index = folder.resolve(component.name() + ".yaml");
        Path tags = folder.resolve(component.name() + ".json");
        if (Files.exists(index)) {
            SourceText text = new InputFile(index).read();
            return PublishedReader.index(
                    text.text(), text.name(), Objects.requireNonNullElse(component.chart(), component.name()));
        }
        if (Files.exists(tags)) {
            SourceText text = new InputFile(tags).read();
            return PublishedReader.tags(text.text(), text.name());
        }
        return new Published.Unknown("neither " + index.getFileName() + " nor " + tags.getFileName() + " is there");
    }
}
