package dev.eidos.collector.systemd;

import dev.eidos.document.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * CRI's settings in the form of configuration version 3, where two plugins share them.
 *
 * @param runtime of {@code io.containerd.cri.v1.runtime}
 * @param images of {@code io.containerd.cri.v1.images}
 */
record CriSettings(ConfigTree runtime, ConfigTree images) {
    static final String RUNTIME = "io.containerd.cri.v1.runtime";
    static final String IMAGES = "io.containerd.cri.v1.images";

    private static final String CONTAINERD = "containerd";

    static CriSettings of(ConfigTree plugins) {
        return new CriSettings(plugins.table(RUNTIME), plugins.table(IMAGES));
    }

    /**
     * These settings with those of the plugin that held all of them before, as containerd moves them at its start
     * (containerd, {@code plugins/cri/runtime} and {@code plugins/cri/images}, migrateConfig): of the runtime's only
     * what is not set yet, where the tables of {@code containerd} count as wholes; of the images' all.
     */
    CriSettings migratedFrom(ConfigTree old) {
        ConfigTree containerd = old.table(CONTAINERD);
        ConfigTree moved = old.overlaidBy(runtime);
        if (old.has(CONTAINERD)) {
            moved = moved.with(CONTAINERD, containerd.overlaidBy(runtime.table(CONTAINERD)));
        }
        ConfigTree pictures = images;
        if (old.has("sandbox_image")) {
            pictures = pictures.with(
                    "pinned_images", images.table("pinned_images").overlaidBy(old.only("sandbox_image", "sandbox")));
        }
        pictures = pictures.overlaidBy(old.only("registry", "registry"))
                .overlaidBy(containerd.only("snapshotter", "snapshotter"));
        return new CriSettings(moved, pictures);
    }

    /** The plugins with these settings in the place of those that they came from. */
    ConfigTree in(ConfigTree plugins, String old) {
        Map<String, Value> entries = new LinkedHashMap<>(plugins.entries());
        entries.remove(old);
        entries.put(RUNTIME, Value.mapping(runtime.entries()));
        entries.put(IMAGES, Value.mapping(images.entries()));
        return new ConfigTree(entries);
    }
}
