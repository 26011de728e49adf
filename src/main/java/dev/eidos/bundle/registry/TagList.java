package dev.eidos.bundle.registry;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A registry's list of a repository's tags. */
final class TagList {
    /** OCI distribution specification 1.1, "Pulling manifests". */
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

    private TagList() {}

    /** The tags; what is none, and could not be asked for, is left out. */
    static List<String> read(byte[] body, String repository) {
        Value answer = DocumentReader.readJson(body, repository, Selection.of("tags"));
        if (!(answer instanceof Value.Mapping)) {
            throw RegistryErrors.failed(ErrorCode.FAILED, repository, "the answer is no list of tags")
                    .build();
        }
        List<String> tags = new ArrayList<>();
        for (Value tag : answer.items("tags")) {
            if (TAG.matcher(tag.text()).matches()) {
                tags.add(tag.text());
            }
        }
        return tags;
    }
}
