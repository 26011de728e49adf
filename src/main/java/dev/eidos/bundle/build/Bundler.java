package dev.eidos.bundle.build;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundlePlanner;
import dev.eidos.bundle.VendoredCharts;
import dev.eidos.bundle.supply.ImageMirror;
import dev.eidos.bundle.supply.RenderedImages;
import dev.eidos.bundle.supply.SupplyList;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.LibraryLock;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeDocument;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The maker of bundles. The same library and request give the same bytes.
 *
 * @param library has the components' values and manifests
 * @param version of the program that makes them
 */
public record Bundler(RecipeLibrary library, String version) {

    /**
     * Makes the files; writes none.
     *
     * @param rendered the images of charts, as far as they are at hand
     * @param vendor has the charts that the bundle carries itself
     * @param notes is told what one should know, as it is found out: a request that fails has its notes, too
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if the recipe does not have what is asked for, a
     *     value has no place, or a name, version, URL or manifest is not of its strict form
     */
    public BuiltBundle build(
            BundleRequest request, RenderedImages rendered, VendoredCharts.Vendor vendor, Consumer<BundleNote> notes)
            throws InterruptedException {
        BundlePlan plan = new BundlePlanner(request.recipe(), library)
                .plan(request.selection(), request.scheduling(), request.changes(), version);
        List<String> brought = request.selection().broughtAlong(request.recipe());
        if (!brought.isEmpty()) {
            notes.accept(new BundleNote.BroughtAlong(request.selection().named(), brought));
        }
        BundlePlan installed = request.mirror() == null ? plan : mirrored(plan, request.mirror(), notes);
        VendoredCharts charts = vendor.of(plan);
        List<BundleFile> files = new ArrayList<>(request.deployer().files(installed, request.options(), charts));
        charts.byComponent().forEach((component, chart) -> files.addAll(chart.in(component)));
        files.addAll(SupplyList.files(plan, request.mirror(), rendered, charts));
        files.add(new BundleFile("recipe.yaml", YamlWriter.write(RecipeDocument.of(request.recipe()))));
        return new BuiltBundle(plan, files);
    }

    /** As {@link #build(BundleRequest, RenderedImages, VendoredCharts.Vendor, Consumer)}, without charts in it. */
    public BuiltBundle build(BundleRequest request, RenderedImages rendered, Consumer<BundleNote> notes)
            throws InterruptedException {
        return build(request, rendered, VendoredCharts.Vendor.NOBODY, notes);
    }

    /**
     * Checks that the recipe was made with this library; one that does not say is taken at its word.
     *
     * @param flag that lets another library pass, for the error
     * @throws EidosException with {@link ErrorCode#CONFLICT} if it was made with another
     */
    public void requireLibraryOf(Recipe recipe, String flag) {
        LibraryLock made = recipe.library();
        if (made != null) {
            LibraryLock here = library.lock();
            if (!made.sha256().equals(here.sha256())) {
                throw EidosException.of(ErrorCode.CONFLICT, "the recipe was made with another library")
                        .object(made.text())
                        .reason("this one is " + here.text())
                        .suggestion("make the recipe anew with this library, name the one that made it, or add " + flag
                                + " if the difference is wanted")
                        .build();
            }
        }
    }

    private BundlePlan mirrored(BundlePlan plan, ImageMirror mirror, Consumer<BundleNote> notes) {
        ImageMirror.Mirrored mirrored = mirror.apply(plan, library.registry());
        mirrored.notRewritten().forEach(place -> notes.accept(new BundleNote.NotMirrored(place)));
        return mirrored.plan();
    }
}
