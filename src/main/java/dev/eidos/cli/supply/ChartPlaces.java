package dev.eidos.cli.supply;

import dev.eidos.bundle.registry.OciReference;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.ToolVersion;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.http.HttpDocument;
import dev.eidos.http.WebAccess;
import dev.eidos.recipe.charts.ChartDirectory;
import dev.eidos.recipe.charts.ChartSource;
import dev.eidos.recipe.charts.OnlineCharts;
import dev.eidos.recipe.charts.RegistryCharts;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The places that flags name for charts. */
public final class ChartPlaces {
    private ChartPlaces() {}

    /**
     * A folder of charts, or an OCI layout.
     *
     * @param flag that names it, for errors
     */
    public static ChartSource folder(String flag, String text) {
        // an empty variable of a script must not mean where it runs
        if (text.isBlank()) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "no directory is named")
                    .object(flag)
                    .suggestion("name a folder with charts, or leave the flag out")
                    .build();
        }
        try {
            return ChartDirectory.of(Path.of(text));
        } catch (InvalidPathException e) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "not a path")
                    .object(flag + " " + text)
                    .reason(e.getReason())
                    .build();
        }
    }

    /** A folder, or a registry's path: {@code oci://host/path}. */
    public static ChartSource folderOrRegistry(String flag, String text, Session session, boolean plainHttp) {
        if (text.startsWith(OciReference.SCHEME)) {
            return new RegistryCharts(text, RegistryAccess.options(session, plainHttp));
        }
        if (text.contains("://")) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "not a place of charts")
                    .object(flag + " " + text)
                    .suggestion("name a directory, or a registry as oci://host/path; charts of other repositories are"
                            + " fetched with: helm pull")
                    .build();
        }
        return folder(flag, text);
    }

    /** Wherever recipes have charts from. */
    public static ChartSource online(Session session) {
        return new OnlineCharts(
                HttpDocument.standard(new WebAccess(session.terminal().environment()), ToolVersion.current()),
                RegistryAccess.options(session, false));
    }
}
