package dev.eidos.cli.live;

import dev.eidos.cli.console.Interrupted;
import dev.eidos.cli.console.Interruption;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.option.CleanupCommandLine;
import dev.eidos.cli.option.ToolVersion;
import dev.eidos.document.YamlWriter;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.live.LiveReport;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.trial.Planned;
import dev.eidos.live.trial.Trial;
import dev.eidos.live.trial.TrialRun;
import dev.eidos.live.trial.TrialSettings;
import dev.eidos.live.trial.Trials;
import dev.eidos.recipe.Recipe;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The tests of a cluster that create something: planned, printed or run, and cleaned up after whatever happens. */
final class ClusterTests {
    private final ApiClient api;
    private final TrialSettings settings;
    private final CleanupCommandLine cleanup;
    private final Messages messages;
    private final List<Planned> planned;

    ClusterTests(ApiClient api, Recipe recipe, LiveFlags flags, CleanupCommandLine cleanup, Messages messages)
            throws InterruptedException {
        this.api = api.with(RetryPolicy.LASTING);
        this.cleanup = cleanup;
        this.messages = messages;
        TestFlags tests = flags.tests();
        this.settings = new TrialSettings(
                RunId.next(Clock.systemUTC(), RandomGenerator.getDefault()).value(),
                ToolVersion.current(),
                tests.image(),
                tests.limit());
        this.planned = Trials.plan(
                LiveCluster.of(api),
                settings,
                Set.copyOf(flags.phases()),
                Set.copyOf(flags.skipped()),
                recipe.validation().at("performance"));
    }

    /** What would be made, as documents that {@code kubectl} reads. */
    String objects() {
        var text = new StringBuilder();
        Trials.objects(settings, planned)
                .forEach(object ->
                        text.append(text.isEmpty() ? "" : "---\n").append(YamlWriter.write(object.document())));
        return text.toString();
    }

    /** The report with the tests' answers; nothing of them is left in the cluster, or it is told. */
    LiveReport applied(LiveReport report) throws InterruptedException {
        if (planned.stream().anyMatch(Planned.Test.class::isInstance)) {
            messages.note("tests are in the namespace " + settings.namespace() + "; should this process be killed: "
                    + cleanup.of("--run-id", settings.run(), "--force"));
        }
        var run = TrialRun.of(api, settings);
        Map<String, Trial.Outcome> outcomes;
        // a second signal leaves at once
        try (var interruption = Interruption.ofThisThread(Runtime.getRuntime()::halt)) {
            try {
                outcomes = run.run(planned, messages::note);
            } catch (InterruptedException e) {
                interruption.workIsOver();
                messages.say("interrupted: cleaning up; a second signal leaves at once");
                remove(run);
                throw new Interrupted(interruption.exitCode());
            } catch (RuntimeException e) {
                interruption.workIsOver();
                remove(run);
                throw e;
            }
            interruption.workIsOver();
            remove(run);
            if (interruption.exitCode() != 0) {
                throw new Interrupted(interruption.exitCode());
            }
        }
        return report.with(TrialRun.applied(report.results(), planned, outcomes));
    }

    private void remove(TrialRun run) throws InterruptedException {
        run.remove()
                .ifPresent(left -> messages.warn("left behind: " + left + "\n  remove it: "
                        + cleanup.of("--run-id", settings.run(), "--force")));
    }
}
