package dev.eidos.mirror;

import java.util.List;

/** The archives of a release of eidos, as the build names them. */
public final class EidosItself {
    private EidosItself() {}

    public static List<String> archives(String version) {
        return List.of("eidos-" + version + "-linux-arm64.tar.gz", "eidos-" + version + "-linux-x64.tar.gz");
    }
}
