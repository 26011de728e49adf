package dev.eidos.live.conformance;

import dev.eidos.document.Value;
import dev.eidos.live.Finding;
import dev.eidos.live.read.Listed;
import dev.eidos.live.read.ObjectKind;
import dev.eidos.live.read.Scrape;
import dev.eidos.live.workload.Conditions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The exporter of accelerators' metrics: one of its pods is asked, and must answer with the core ones. */
final class ExporterCheck {
    private static final String LABEL = "app=nvidia-dcgm-exporter";
    private static final int PORT = 9400;
    /** How busy a GPU is, how full its memory, how warm, and how much power it takes. */
    private static final List<String> CORE =
            List.of("DCGM_FI_DEV_GPU_UTIL", "DCGM_FI_DEV_FB_USED", "DCGM_FI_DEV_GPU_TEMP", "DCGM_FI_DEV_POWER_USAGE");

    private ExporterCheck() {}

    static Shown look(Seen seen) throws InterruptedException {
        Listed pods = seen.cluster()
                .list(
                        ObjectKind.PODS,
                        null,
                        Map.of("labelSelector", LABEL),
                        pod -> Conditions.is(pod, "Ready", "True"),
                        "metadata.labels",
                        "status.conditions");
        if (!pods.isKnown()) {
            return new Shown.Unread(pods.unread());
        }
        Optional<Value> first = pods.items().stream().findFirst();
        if (first.isEmpty()) {
            return new Shown.Not(
                    "no pod with the label " + LABEL + " is ready",
                    "switch dcgmExporter on in the values of the GPU operator");
        }
        String namespace = first.get().text("metadata", "namespace");
        String pod = first.get().text("metadata", "name");
        return judge("pods/" + namespace + "/" + pod, seen.cluster().scrape().metrics(namespace, pod, PORT));
    }

    static Shown judge(String pod, Scrape.Answer answer) {
        return switch (answer) {
            case Scrape.Answer.Forbidden(String said) ->
                new Shown.Unread(List.of(Finding.unknown(
                        pod,
                        "may not be asked for its metrics: " + said,
                        "ask for it: kubectl create clusterrole eidos-metrics --verb=get --resource=pods/proxy, bound"
                                + " to who runs this")));
            case Scrape.Answer.Nothing(String why) ->
                new Shown.Partly(pod, "does not answer: " + why, "see its log: kubectl logs");
            case Scrape.Answer.Lines(List<String> lines) -> core(pod, lines);
        };
    }

    private static Shown core(String pod, List<String> lines) {
        List<String> missing = CORE.stream()
                .filter(metric -> lines.stream().noneMatch(line -> line.startsWith(metric)))
                .toList();
        if (missing.isEmpty()) {
            return new Shown.Implemented(pod + " answers with the core metrics");
        }
        return new Shown.Partly(
                pod,
                missing.size() == CORE.size()
                        ? "what it answers has none of the core metrics"
                        : "it lacks " + String.join(", ", missing),
                "see which GPUs and metrics it is configured for, and its log");
    }
}
