package dev.eidos.bundle.build;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundlePlanner;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.VendoredCharts;
import dev.eidos.bundle.fleet.ClusterPlan;
import dev.eidos.bundle.fleet.FleetPlanner;
import dev.eidos.bundle.fleet.PoolPlan;
import dev.eidos.bundle.supply.ImageMirror;
import dev.eidos.bundle.supply.RenderedImages;
import dev.eidos.bundle.supply.SupplyList;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.LibraryLock;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeDocument;
import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.fleet.FleetRecipeDocument;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
        BundlePlan plan = vendor.kustomized(new BundlePlanner(request.recipe(), library)
                .plan(request.selection(), request.scheduling(), request.changes(), version));
        List<String> brought = request.selection().broughtAlong(request.recipe());
        if (!brought.isEmpty()) {
            notes.accept(new BundleNote.BroughtAlong(request.selection().named(), brought));
        }
        BundlePlan installed = request.mirror() == null ? plan : mirrored(plan, request.mirror(), notes);
        List<BundleFile> files = files(plan, installed, request, rendered, vendor, notes);
        files.add(recipe(RecipeDocument.of(request.recipe())));
        return new BuiltBundle(plan, files);
    }

    /**
     * As {@link #build(BundleRequest, RenderedImages, VendoredCharts.Vendor, Consumer)}, one bundle for all pools of a
     * fleet.
     *
     * @param fleet in place of the request's recipe
     * @throws EidosException also with {@link ErrorCode#CONFLICT} if two pools contradict each other
     */
    public BuiltBundle build(
            FleetRecipe fleet,
            BundleRequest request,
            RenderedImages rendered,
            VendoredCharts.Vendor vendor,
            Consumer<BundleNote> notes)
            throws InterruptedException {
        List<PoolPlan> pools = new FleetPlanner(fleet, library)
                .plans(request.selection(), request.scheduling(), request.changes(), version).stream()
                        .map(pool -> new PoolPlan(pool.pool(), vendor.kustomized(pool.plan())))
                        .toList();
        ClusterPlan cluster = ClusterPlan.of(pools, library.registry());
        cluster.notes().forEach(note -> notes.accept(new BundleNote.OfFleet(note.text())));
        List<BundleFile> files = files(
                cluster.plan(),
                mirrored(pools, cluster.plan(), request.mirror(), notes),
                request,
                rendered,
                vendor,
                notes);
        files.replaceAll(file -> file.path().equals("README.md")
                ? new BundleFile(file.path(), file.text() + PoolReadme.of(fleet))
                : file);
        files.add(recipe(FleetRecipeDocument.of(fleet)));
        return new BuiltBundle(cluster.plan(), files);
    }

    /** Each pool's values are moved before they are united: those of its driver stand in an object of their own. */
    private BundlePlan mirrored(
            List<PoolPlan> pools, BundlePlan plan, @Nullable ImageMirror mirror, Consumer<BundleNote> notes) {
        if (mirror == null) {
            return plan;
        }
        Set<String> left = new LinkedHashSet<>();
        List<PoolPlan> moved = new ArrayList<>();
        for (PoolPlan pool : pools) {
            ImageMirror.Mirrored mirrored = mirror.apply(pool.plan(), library.registry());
            left.addAll(mirrored.notRewritten());
            moved.add(new PoolPlan(pool.pool(), mirrored.plan()));
        }
        left.forEach(place -> notes.accept(new BundleNote.NotMirrored(place)));
        return ClusterPlan.of(moved, library.registry()).plan();
    }

    private static List<BundleFile> files(
            BundlePlan plan,
            BundlePlan installed,
            BundleRequest request,
            RenderedImages rendered,
            VendoredCharts.Vendor vendor,
            Consumer<BundleNote> notes)
            throws InterruptedException {
        VendoredCharts charts = vendor.of(plan);
        if (!charts.byComponent().isEmpty()) {
            plan.components().stream()
                    .filter(component ->
                            component.kind() == BundledComponent.Kind.KUSTOMIZATION && component.kustomized() == null)
                    .forEach(component -> notes.accept(new BundleNote.StillFetched(component.ref())));
        }
        List<BundleFile> files = new ArrayList<>(request.deployer().files(installed, request.options(), charts));
        charts.byComponent().forEach((component, chart) -> files.addAll(chart.in(component)));
        files.addAll(SupplyList.files(plan, request.mirror(), rendered, charts));
        return files;
    }

    private static BundleFile recipe(Value document) {
        return new BundleFile("recipe.yaml", YamlWriter.write(document));
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
