package dev.eidos.recipe.charts;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.file.DocumentBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A folder that registries are copied to (OCI image specification 1.1, "OCI Image Layout"). What it has is held against
 * its digest.
 */
final class OciLayout implements ChartSource {
    static final String MARKER = "oci-layout";

    /** The type of a chart's layer, as Helm pushes it (helm.sh, "Use OCI-based registries"). */
    static final String LAYER = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";

    private static final String TITLE = "org.opencontainers.image.title";
    private static final String VERSION = "org.opencontainers.image.version";
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final int MAX_DOCUMENT = 4 << 20;
    private static final int MAX_MANIFESTS = 10_000;

    private final Path folder;

    private OciLayout(Path folder) {
        this.folder = folder;
    }

    static OciLayout of(Path folder) {
        return new OciLayout(folder);
    }

    @Override
    public ChartSearch find(ChartRef wanted) {
        String origin = folder.resolve("index.json").toString();
        try {
            Value index = json(ChartFolder.bytes(folder.resolve("index.json"), "index.json", MAX_DOCUMENT), origin);
            for (Value entry : index.items("manifests").stream().limit(MAX_MANIFESTS).toList()) {
                origin = folder + " " + entry.text("digest");
                Value manifest = json(blob(entry.text("digest"), MAX_DOCUMENT), origin);
                if (manifest.text("annotations", TITLE).equals(wanted.name())
                        && wanted.isVersion(manifest.text("annotations", VERSION))) {
                    return new ChartSearch.Found(ChartArchive.read(layer(manifest), origin));
                }
            }
        } catch (IOException e) {
            throw ChartFaults.unreadable(origin, e);
        }
        return new ChartSearch.Absent("the OCI layout " + folder + " does not have it");
    }

    private byte[] layer(Value manifest) throws IOException {
        for (Value layer : manifest.items("layers")) {
            if (layer.text("mediaType").equals(LAYER)) {
                return blob(layer.text("digest"), ChartBudget.MAX_PACKED);
            }
        }
        throw new IOException("its manifest has no layer of type " + LAYER);
    }

    private byte[] blob(String digest, int most) throws IOException {
        if (!DIGEST.matcher(digest).matches()) {
            throw new IOException("it names a blob without a SHA-256 digest");
        }
        byte[] content = ChartFolder.bytes(
                folder.resolve("blobs/sha256").resolve(digest.substring("sha256:".length())), digest, most);
        if (!digest.equals("sha256:" + sha256(content))) {
            throw new IOException("the blob " + digest + " has other content than its digest says");
        }
        return content;
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    private static Value json(byte[] bytes, String origin) {
        return DocumentReader.readJson(DocumentBytes.text(bytes, origin), origin, Selection.ALL);
    }
}
