package dev.eidos.k8s.agent;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.DeletionWait;
import java.time.Duration;
import java.util.List;

/**
 * Waits until the pods of a deleted Job are gone, which the garbage collector and the kubelet see to.
 *
 * @param selector of their labels
 */
record PodTermination(ApiClient api, String namespace, String selector) {
    /** By which the Job's controller counts a pod (Kubernetes documentation, "Job tracking with finalizers"). */
    private static final String OF_JOB = "batch.kubernetes.io/job-tracking";

    /** Notes as left what is still there after that time. */
    void await(Duration limit, Cleanup cleanup) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        ApiResource pods = ApiResource.pod(namespace, "");
        ApiRequest ofJob = ApiRequest.get(pods.collection(), "pods").with("labelSelector", selector);
        DeletionWait wait;
        try {
            wait = DeletionWait.of(api, "cannot list the pods", ofJob, pod -> true);
        } catch (EidosException e) {
            cleanup.left(
                    pods,
                    "whether they have ended is not known: " + e.getMessage(),
                    "kubectl delete pods --namespace " + namespace + " --selector " + selector);
            return;
        }
        for (Value pod : wait.left()) {
            hasten(pod);
        }
        for (Value pod : wait.until(deadline)) {
            List<String> finalizers = foreignFinalizers(pod);
            if (finalizers.isEmpty()) {
                cleanup.leftEnding(
                        resource(pod),
                        "it was deleted, and its node has not confirmed that within " + limit.toSeconds() + " s");
            } else {
                cleanup.left(resource(pod), held(finalizers, limit), release(pod));
            }
        }
    }

    /** The finalizers of a pod that others than the Job's controller have set, and have to take away again. */
    static List<String> foreignFinalizers(Value pod) {
        return pod.items("metadata", "finalizers").stream()
                .map(Value::text)
                .filter(finalizer -> !finalizer.equals(OF_JOB))
                .toList();
    }

    private static String held(List<String> finalizers, Duration limit) {
        return "it was deleted, and after " + limit.toSeconds() + " s the finalizer " + String.join(", ", finalizers)
                + " still holds it: see what sets that on pods, and whether it is at work";
    }

    private String release(Value pod) {
        return "kubectl patch " + resource(pod).kubectl()
                + " --type merge --patch '{\"metadata\":{\"finalizers\":null}}'";
    }

    /**
     * A kubelet may take 20 s to confirm the end of a pod whose container never began. Nothing runs there that would
     * have to be waited for; where this is not allowed, the wait is as long as the kubelet makes it.
     */
    private void hasten(Value pod) throws InterruptedException {
        if (pod.text("status", "phase").equals("Pending")) {
            var now = ApiRequest.deleteAtOnce(resource(pod), pod.text("metadata", "uid"));
            try {
                switch (api.send("cannot delete the pod", now)) {
                    case ApiAnswer.Done _, ApiAnswer.Refused _ -> {}
                }
            } catch (EidosException e) {
                // the wait shows whether it went
            }
        }
    }

    private ApiResource resource(Value pod) {
        return ApiResource.pod(namespace, pod.text("metadata", "name"));
    }
}
