package dev.eidos.embedding;

import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.AgentRun;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.AgentListener;
import dev.eidos.k8s.agent.api.AgentResult;
import dev.eidos.k8s.agent.api.CleanupOptions;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.k8s.syntax.ImageReference;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.validate.ReportDocument;
import dev.eidos.validate.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A program that takes the snapshot of a cluster's node and holds it against a recipe. */
public final class NodeCheck {
    private NodeCheck() {}

    /** Prints the report; exit code 0 if the node is as the recipe asks, 1 if not, else that of the failure. */
    public static void main(String[] args) throws IOException, InterruptedException {
        ClusterAccess access = ClusterAccess.find(System.getenv(), null, null);
        try (ApiClient api = access.open(RetryPolicy.LASTING)) {
            Validation validation = check(capture(api, args[0]), Path.of(args[1]));
            System.out.print(YamlWriter.write(ReportDocument.of(validation.report(), validation.allowUnknown())));
            System.exit(validation.passed() ? 0 : 1);
        } catch (EidosException e) {
            System.err.println(e.getMessage() + ", try: " + e.suggestion());
            System.exit(e.code().exitCode());
        }
    }

    /** Whatever happens, the Job and its result are removed. */
    static Snapshot capture(ApiClient api, String image) throws InterruptedException {
        AgentConfig config = AgentConfig.builder(ImageReference.parse(image))
                .placement(at -> at.namespace("gpu-operator").createNamespace(true))
                .run(run -> run.timeout(Duration.ofMinutes(2)))
                .build();
        var run = new AgentRun(config, api, AgentListener.SILENT);
        try {
            AgentResult result = run.inspect().prepare().launch().awaitResult();
            return result.snapshot();
        } finally {
            run.cleanup(CleanupOptions.afterFailure(false));
        }
    }

    static Validation check(Snapshot snapshot, Path recipeFile) throws IOException {
        Recipe recipe = RecipeReader.read(Files.readString(recipeFile), recipeFile.toString(), System.err::println);
        return Validation.of(recipe, recipeFile.toString(), snapshot, "the node's snapshot", false);
    }
}
