package dev.eidos.mirror;

import dev.eidos.bundle.supply.ObjectImages;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content of a mirror: images by reference, with its own host in place of theirs or with theirs; charts as
 * {@code NAME-VERSION.tgz}, {@code NAME VERSION} or {@code oci://…/NAME:VERSION}; kustomizations and files by what the
 * list calls them.
 */
public final class MirrorStock {
    private final Set<String> lines = new HashSet<>();
    private final @Nullable String host;

    private MirrorStock(@Nullable String host) {
        this.host = host;
    }

    /**
     * Reads a list, a line each; what stands behind {@code #} is no part of it.
     *
     * @param host of the mirror, before which its images have their paths; null if it is not told
     */
    public static MirrorStock read(String text, @Nullable String host) {
        var stock = new MirrorStock(host);
        text.lines().map(line -> line.replaceFirst("(^|\\s)#.*", "").strip()).forEach(line -> {
            if (!line.isEmpty()) {
                stock.lines.add(line);
                String image = ObjectImages.qualified(line);
                if (image != null) {
                    stock.lines.add(image);
                }
            }
        });
        return stock;
    }

    /** What of a list is not here. */
    public MirrorList missing(MirrorList list) {
        return new MirrorList(
                list.images().stream().filter(image -> !has(image.reference())).toList(),
                list.charts().stream().filter(chart -> !has(chart)).toList(),
                list.kustomizations().stream().filter(one -> !has(one)).toList(),
                list.files().stream().filter(file -> !lines.contains(file)).toList(),
                list.unknown());
    }

    private boolean has(String image) {
        return lines.contains(image) || (host != null && lines.contains(MirrorPath.of(image, host)));
    }

    private boolean has(MirrorList.Chart chart) {
        String tagged = "/" + chart.name() + ":" + chart.version().replace('+', '_');
        return lines.contains(chart.file())
                || lines.contains(chart.name() + " " + chart.version())
                || lines.stream().anyMatch(line -> line.startsWith("oci://") && line.endsWith(tagged));
    }

    private boolean has(MirrorList.Kustomization one) {
        return lines.contains(one.file())
                || lines.contains(one.repository() + " " + one.tag())
                || lines.contains(one.repository() + "@" + one.tag());
    }
}
