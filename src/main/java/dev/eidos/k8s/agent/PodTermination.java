package dev.eidos.k8s.agent;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.DeletionWait;
import java.time.Duration;

/** Waits until the pods of a deleted Job are gone, which the garbage collector and the kubelet see to. */
record PodTermination(ApiClient api, String namespace, String jobUid) {

    /** Notes as left what is still there after that time. */
    void await(Duration limit, Cleanup cleanup) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        ApiResource pods = ApiResource.pod(namespace, "");
        ApiRequest ofJob = ApiRequest.get(pods.collection(), "pods").with("labelSelector", "controller-uid=" + jobUid);
        DeletionWait wait;
        try {
            wait = DeletionWait.of(api, "cannot list the pods", ofJob, pod -> true);
        } catch (EidosException e) {
            cleanup.left(
                    pods,
                    "whether they have ended is not known: " + e.getMessage(),
                    "kubectl delete pods --namespace " + namespace + " --selector controller-uid=" + jobUid);
            return;
        }
        for (Value pod : wait.left()) {
            hasten(pod);
        }
        for (Value pod : wait.until(deadline)) {
            cleanup.leftEnding(
                    resource(pod),
                    "it was deleted, and its node has not confirmed that within " + limit.toSeconds() + " s");
        }
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
