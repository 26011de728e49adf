package dev.eidos.k8s.agent;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.ResourceWatch;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Waits until the pods of a deleted Job are gone, which the garbage collector and the kubelet see to. */
final class PodTermination {
    private final ApiClient api;
    private final String namespace;
    private final String jobUid;
    /** Names by UID. */
    private final Map<String, String> there = new HashMap<>();

    /** Whether the server lets pods be listed, but not watched. */
    private volatile boolean unwatched;

    PodTermination(ApiClient api, String namespace, String jobUid) {
        this.api = api;
        this.namespace = namespace;
        this.jobUid = jobUid;
    }

    /** What is still there after that time is noted as left. */
    void await(Duration limit, Cleanup cleanup) throws InterruptedException {
        ApiResource pods = ApiResource.pod(namespace, "");
        ApiRequest ofJob = ApiRequest.get(pods.collection(), "pods").with("labelSelector", "controller-uid=" + jobUid);
        long deadline = System.nanoTime() + limit.toNanos();
        Value list;
        try {
            list = api.call("cannot list the pods", ofJob);
        } catch (EidosException e) {
            cleanup.left(
                    pods,
                    "whether they have ended is not known: " + e.getMessage(),
                    "kubectl delete pods --namespace " + namespace + " --selector controller-uid=" + jobUid);
            return;
        }
        list.items("items").forEach(this::seen);
        for (Value pod : list.items("items")) {
            hasten(pod);
        }
        String version = list.text("metadata", "resourceVersion");
        try (ResourceWatch watch = ResourceWatch.start(api, ofJob, version, new Pods())) {
            synchronized (this) {
                for (long left = millisUntil(deadline); !there.isEmpty() && left > 0; left = millisUntil(deadline)) {
                    wait(Math.min(left, 1000));
                    watch.checkSilence();
                    if (unwatched) {
                        only(api.call("cannot list the pods", ofJob).items("items"));
                    }
                }
                there.values()
                        .forEach(name -> cleanup.leftEnding(
                                ApiResource.pod(namespace, name),
                                "it was deleted, and its node has not confirmed that within " + limit.toSeconds()
                                        + " s"));
            }
        }
    }

    /**
     * A kubelet may take 20 s to confirm the end of a pod whose container never began. Nothing runs there that would
     * have to be waited for; where this is not allowed, the wait is as long as the kubelet makes it.
     */
    private void hasten(Value pod) throws InterruptedException {
        if (pod.text("status", "phase").equals("Pending")) {
            ApiResource resource = ApiResource.pod(namespace, pod.text("metadata", "name"));
            Value.Mapping options = new MappingBuilder()
                    .put("apiVersion", "v1")
                    .put("kind", "DeleteOptions")
                    .put("gracePeriodSeconds", 0)
                    .put("preconditions", found -> found.put("uid", pod.text("metadata", "uid")))
                    .build();
            var now =
                    new ApiRequest("DELETE", resource.path(), Map.of(), "application/json", options, resource.object());
            try {
                switch (api.send("cannot delete the pod", now)) {
                    case ApiAnswer.Done _, ApiAnswer.Refused _ -> {}
                }
            } catch (EidosException e) {
                // the wait shows whether it went
            }
        }
    }

    private static long millisUntil(long deadline) {
        return (deadline - System.nanoTime()) / 1_000_000;
    }

    private synchronized void seen(Value pod) {
        there.put(pod.text("metadata", "uid"), pod.text("metadata", "name"));
    }

    private synchronized void gone(Value pod) {
        there.remove(pod.text("metadata", "uid"));
        notifyAll();
    }

    private synchronized void only(List<Value> pods) {
        there.clear();
        pods.forEach(this::seen);
        notifyAll();
    }

    private final class Pods implements ResourceWatch.Sink {
        @Override
        public void seen(Value object) {
            PodTermination.this.seen(object);
        }

        @Override
        public void gone(Value object) {
            PodTermination.this.gone(object);
        }

        @Override
        public void listed(List<Value> objects) {
            only(objects);
        }

        @Override
        public void refused(ApiStatus status) {
            unwatched = true;
        }
    }
}
