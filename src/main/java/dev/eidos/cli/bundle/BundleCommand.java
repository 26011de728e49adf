package dev.eidos.cli.bundle;

import dev.eidos.bundle.ComponentSelection;
import dev.eidos.bundle.KustomizedFile;
import dev.eidos.bundle.VendoredCharts;
import dev.eidos.bundle.build.BuiltBundle;
import dev.eidos.bundle.build.BundleNote;
import dev.eidos.bundle.build.BundleRequest;
import dev.eidos.bundle.build.Bundler;
import dev.eidos.bundle.deployer.Deployer;
import dev.eidos.bundle.seal.SealedBundle;
import dev.eidos.bundle.supply.ImageMirror;
import dev.eidos.bundle.supply.RenderedImages;
import dev.eidos.bundle.vendor.ChartStock;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.help.OldNames;
import dev.eidos.cli.mirror.ChartsAtHand;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.DocumentInput;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.LibraryFlags;
import dev.eidos.cli.option.RecipeInput;
import dev.eidos.cli.option.ToolVersion;
import dev.eidos.cli.supply.ChartPlaces;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.fleet.NodePool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos bundle}: turns a recipe into files that Helm or a GitOps engine installs. */
public final class BundleCommand implements CliCommand {
    private static final String ANY_LIBRARY = "--any-library";
    private static final String COMPONENT = "--component";

    @Override
    public String name() {
        return "bundle";
    }

    @Override
    public String summary() {
        return "Turn a recipe into files that Helm, helmfile, Argo CD or Flux installs.";
    }

    @Override
    public List<String> rehearsals() {
        return List.of(
                "bundle -r @/recipe.yaml -o @/bundle --force",
                "bundle -r @/recipe.yaml -o @/bundle --force -b gpu-operator --set gpu-operator:driver.version=1.2",
                "bundle -r @/recipe.yaml -o @/bundle --force --deployer argocd --repo https://git.example.com/a.git",
                "bundle -r @/recipe.yaml -o @/bundle --force --deployer flux --repo https://git.example.com/a.git",
                "bundle --help");
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .customSynopsis("eidos bundle -r SOURCE [OPTIONS]")
                .footer(
                        "",
                        "The bundle has a README with the commands that install it.",
                        "",
                        "Examples:",
                        "  eidos bundle -r recipe.yaml -o ./bundle && eidos verify ./bundle",
                        "  eidos bundle -r recipe.yaml -b gpu-operator -o ./bundle \\",
                        "    --set gpu-operator:driver.version=580.105.08",
                        "  eidos bundle -r recipe.yaml --deployer argocd \\",
                        "    --repo https://git.example.com/gpu.git",
                        "  eidos bundle -r recipe.yaml --deployer flux \\",
                        "    -o oci://registry.example.com/gpu:v1",
                        "  eidos bundle -r recipe.yaml --vendor-charts ./charts \\",
                        "    --image-registry registry.example.com");
        spec.addOption(
                Flags.text("SOURCE", "The recipe: a file, '-', http(s)://… or cm://namespace/name.", "-r", "--recipe"));
        spec.addOption(DocumentInput.pool("Of a fleet's recipe: bundle that of this pool of nodes alone."));
        spec.addOption(OldNames.of(
                Flags.texts(
                        "COMPONENT",
                        "Bundle these components only, and what they depend on; repeat or separate by commas.",
                        "-b",
                        COMPONENT),
                "--bundlers"));
        spec.addOption(Flags.flag("Leave out what the components of -b depend on.", "--no-deps"));
        BundleTargetFlags.describe(spec);
        DeployerFlags.describe(spec);
        spec.addOption(Flags.text(
                "HOST",
                "Take charts and images from this mirror, where the registry knows the values.",
                "--image-registry"));
        spec.addOption(Flags.text(
                "DIR", "Charts, packed or unpacked, of which images.txt and the SBOM get all images.", "--charts"));
        spec.addOption(Flags.text(
                "DIR|oci://…",
                "Put the charts themselves into the bundle, from a directory (packed or unpacked, or an OCI layout) or"
                        + " a registry's path; of a directory also what kustomizations give (NAME-TAG.yaml).",
                BundleTargetFlags.VENDORED));
        ValueFlags.describe(spec);
        SchedulingFlags.describe(spec);
        LibraryFlags.describe(spec);
        spec.addOption(
                Flags.flag("Take a recipe, too, that was made with another library than this one.", ANY_LIBRARY));
        ClusterFlags.describe(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws InterruptedException {
        BundleTargetFlags target = BundleTargetFlags.of(options, session);
        Deployer deployer = DeployerFlags.deployer(options);
        var messages = new Messages(session);
        RecipeInput input = recipe(options, session, messages);
        var bundler = new Bundler(LibraryFlags.open(options, messages), ToolVersion.current());
        for (Recipe recipe : recipes(input)) {
            if (!options.hasMatchedOption(ANY_LIBRARY)) {
                bundler.requireLibraryOf(recipe, ANY_LIBRARY);
            }
        }
        var request = new BundleRequest(
                recipes(input).getFirst(),
                selection(options),
                SchedulingFlags.of(options, nodes(input)),
                ValueFlags.of(options, session),
                deployer,
                DeployerFlags.options(options, target),
                mirror(options));
        VendoredCharts.Vendor vendor = vendor(options, session);
        String charts = options.matchedOptionValue("--charts", null);
        BuiltBundle built = charts == null
                ? build(input, bundler, request, RenderedImages.NONE, vendor, messages)
                : ChartsAtHand.using(
                        charts, session, images -> build(input, bundler, request, images, vendor, messages));
        target.write(SealedBundle.of(built.files(), target.key(messages)), built.plan(), session, messages);
    }

    private static BuiltBundle build(
            RecipeInput input,
            Bundler bundler,
            BundleRequest request,
            RenderedImages images,
            VendoredCharts.Vendor vendor,
            Messages messages)
            throws InterruptedException {
        return switch (input) {
            case RecipeInput.One _ -> bundler.build(request, images, vendor, note -> tell(note, messages));
            case RecipeInput.OfFleet(FleetRecipe fleet, String _) ->
                bundler.build(fleet, request, images, vendor, note -> tell(note, messages));
        };
    }

    private static List<Recipe> recipes(RecipeInput input) {
        return switch (input) {
            case RecipeInput.One(Recipe recipe, String _) -> List.of(recipe);
            case RecipeInput.OfFleet(FleetRecipe fleet, String _) ->
                fleet.pools().stream().map(NodePool::recipe).toList();
        };
    }

    private static int nodes(RecipeInput input) {
        return switch (input) {
            case RecipeInput.One(Recipe recipe, String _) -> recipe.criteria().nodes();
            case RecipeInput.OfFleet(FleetRecipe fleet, String _) ->
                fleet.pools().stream().mapToInt(NodePool::nodes).sum();
        };
    }

    private static VendoredCharts.Vendor vendor(ParseResult options, Session session) {
        String place = options.matchedOptionValue(BundleTargetFlags.VENDORED, null);
        return place == null
                ? VendoredCharts.Vendor.NOBODY
                : new ChartStock(
                        ChartPlaces.folderOrRegistry(
                                BundleTargetFlags.VENDORED, place, session, options.hasMatchedOption("--plain-http")),
                        place,
                        place.contains("://") ? null : Path.of(place));
    }

    private static @Nullable ImageMirror mirror(ParseResult options) {
        String host = options.matchedOptionValue("--image-registry", null);
        return host == null ? null : Flags.parsePart("--image-registry", () -> new ImageMirror(host));
    }

    private static RecipeInput recipe(ParseResult options, Session session, Messages messages)
            throws InterruptedException {
        String source = options.matchedOptionValue("--recipe", null);
        if (source == null) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "a recipe is needed")
                    .object("--recipe")
                    .reason("it was not given")
                    .suggestion("make one: eidos recipe -s snapshot.yaml --intent training -o recipe.yaml; then add -r"
                            + " recipe.yaml")
                    .build();
        }
        RecipeInput input = DocumentInput.recipes(source, session, options, messages);
        if (recipes(input).stream().anyMatch(recipe -> recipe.components().isEmpty())) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the recipe has no components to bundle")
                    .object(source)
                    .build();
        }
        return input;
    }

    private static ComponentSelection selection(ParseResult options) {
        List<String> named = new ArrayList<>();
        for (String text : Flags.texts(options, COMPONENT)) {
            for (String part : text.split(",", -1)) {
                String name = part.strip();
                // an empty variable of a script must not mean every component
                if (name.isEmpty()) {
                    throw EidosException.of(ErrorCode.INVALID_INPUT, "the name of a component is empty")
                            .object(COMPONENT + " " + text)
                            .suggestion("name components, with single commas between, or leave -b out for all")
                            .build();
                }
                if (!named.contains(name)) {
                    named.add(name);
                }
            }
        }
        return new ComponentSelection(named, !options.hasMatchedOption("--no-deps"));
    }

    private static void tell(BundleNote note, Messages messages) {
        switch (note) {
            case BundleNote.BroughtAlong(List<String> named, List<String> brought) ->
                messages.note("also bundled, because " + String.join(", ", named) + " need"
                        + (named.size() == 1 ? "s" : "") + " them: " + String.join(", ", brought)
                        + " (--no-deps leaves them out)");
            case BundleNote.OfFleet(String text) -> messages.note(text);
            case BundleNote.StillFetched(ComponentRef ref) ->
                messages.warn("still fetched from its repository: " + ref.name() + ", " + KustomizedFile.url(ref)
                        + "; a directory can have what it gives, as " + KustomizedFile.name(ref));
            case BundleNote.NotMirrored(String place) -> messages.warn("still from its own registry: " + place);
        }
    }
}
