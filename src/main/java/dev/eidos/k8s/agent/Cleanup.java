package dev.eidos.k8s.agent;

import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.api.CleanupReport;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** Removes what a run has created, each object only if it is still the one that was created. */
final class Cleanup {
    private final ApiClient api;
    private final Set<String> removed = new TreeSet<>();
    private final List<CleanupReport.Left> left = new ArrayList<>();

    Cleanup(ApiClient api) {
        this.api = api;
    }

    /** All side by side. */
    void remove(List<CreatedObjects.Entry> entries) throws InterruptedException {
        List<CompletableFuture<Void>> deletions = new ArrayList<>();
        for (CreatedObjects.Entry entry : entries) {
            var deletion = new CompletableFuture<Void>();
            deletions.add(deletion);
            Thread.ofVirtual().start(() -> {
                try {
                    remove(entry);
                    deletion.complete(null);
                } catch (Throwable e) {
                    deletion.completeExceptionally(e);
                }
            });
        }
        for (CompletableFuture<Void> deletion : deletions) {
            try {
                deletion.get();
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException("clean-up broke", e.getCause());
            }
        }
    }

    private void remove(CreatedObjects.Entry entry) throws InterruptedException {
        ApiResource resource = entry.resource();
        try {
            ApiRequest delete =
                    entry.uid().isEmpty() ? ApiRequest.delete(resource) : ApiRequest.delete(resource, entry.uid());
            switch (api.send("cannot delete it", delete)) {
                case ApiAnswer.Done _ -> removed(resource.object());
                case ApiAnswer.Refused(ApiStatus status) -> refused(resource, status);
            }
        } catch (EidosException e) {
            left(resource, words(e));
        }
    }

    private void refused(ApiResource resource, ApiStatus status) {
        // gone, or (conflict with our UID) another object has the name now: nothing of ours is there
        if (!status.notFound() && status.code() != 409) {
            left(resource, status.message());
        }
    }

    private static String words(EidosException failure) {
        return failure.what() + (failure.reason() == null ? "" : ": " + failure.reason());
    }

    synchronized void removed(String object) {
        removed.add(object);
    }

    synchronized void left(ApiResource resource, String reason) {
        left(resource, reason, "kubectl delete " + resource.kubectl());
    }

    synchronized void left(ApiResource resource, String reason, String command) {
        left.add(new CleanupReport.Left(resource.object(), reason, command));
    }

    synchronized boolean isLeft(ApiResource resource) {
        return left.stream().anyMatch(one -> one.object().equals(resource.object()));
    }

    /** Something whose deletion nobody confirms: deleting it again would wait for the same. */
    synchronized void leftEnding(ApiResource resource, String reason) {
        left.add(new CleanupReport.Left(
                resource.object(), reason, "kubectl delete " + resource.kubectl() + " --force --grace-period=0"));
    }

    synchronized boolean isComplete() {
        return left.isEmpty();
    }

    synchronized CleanupReport report(List<String> kept, List<String> lasting) {
        return new CleanupReport(List.copyOf(removed), kept, lasting, left);
    }
}
