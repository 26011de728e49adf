package dev.eidos.recipe.charts;

import dev.eidos.bundle.registry.ArtifactLayer;
import dev.eidos.bundle.registry.OciReference;
import dev.eidos.bundle.registry.RegistryOptions;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;

/**
 * A path of a registry that has charts, wherever recipes have them from: each is an artifact of its name, and its
 * version is the tag, as {@code helm push} puts them there.
 */
public final class RegistryCharts implements ChartSource {
    private static final ArtifactLayer LAYER = new ArtifactLayer(OciLayout.LAYER, ChartBudget.MAX_PACKED);

    private final String place;
    private final RegistryOptions options;

    /**
     * A registry's charts.
     *
     * @param place {@code oci://host/path}
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it is not such a place
     */
    public RegistryCharts(String place, RegistryOptions options) {
        this.place = place.endsWith("/") ? place.substring(0, place.length() - 1) : place;
        this.options = options;
        reference(new ChartRef("chart", "1.0.0", null), "1.0.0");
    }

    @Override
    public ChartSearch find(ChartRef wanted) throws InterruptedException {
        String version = wanted.version();
        if (version == null) {
            return new ChartSearch.Absent("the recipe does not say in which version");
        }
        OciReference reference = reference(wanted, version);
        try {
            return ChartArchive.checked(reference.toString(), LAYER.pull(reference, options), wanted);
        } catch (EidosException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return new ChartSearch.Absent(reference + " is not there");
            }
            throw e;
        }
    }

    /** A tag has no plus sign (helm.sh, "Use OCI-based registries"). */
    private OciReference reference(ChartRef wanted, String version) {
        return OciReference.parse(place + "/" + wanted.name() + ":" + version.replace('+', '_'));
    }
}
