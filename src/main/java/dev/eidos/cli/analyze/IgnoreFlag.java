package dev.eidos.cli.analyze;

import dev.eidos.analysis.IgnoreList;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.DocumentInput;
import dev.eidos.file.SourceText;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** The list of known findings that {@code --ignore} names. */
public final class IgnoreFlag {
    private IgnoreFlag() {}

    /** What counts of it today; its entries that are over are warned of. */
    public static IgnoreList read(ParseResult options, Session session, Messages messages) throws InterruptedException {
        @Nullable String file = options.matchedOptionValue("--ignore", null);
        if (file == null) {
            return IgnoreList.NONE;
        }
        SourceText text = DocumentInput.read(file, "--ignore", session, options);
        IgnoreList all = IgnoreList.read(text.text(), text.name());
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        all.warnings(text.name(), today).forEach(messages::warn);
        return all.on(today);
    }
}
