package dev.eidos.live.evidence;

import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.api.ApiRequest;
import java.util.function.Consumer;

/** Requests whose answers are kept. */
record RecordedCalls(ApiCalls calls, KeptObjects kept) implements ApiCalls {
    @Override
    public ApiAnswer send(String what, ApiRequest request, Selection wanted) throws InterruptedException {
        return recorded(request, calls.send(what, request, wanted));
    }

    @Override
    public ApiAnswer page(String what, ApiRequest request, Selection wanted, Consumer<String> next)
            throws InterruptedException {
        return recorded(request, calls.page(what, request, wanted, next));
    }

    private ApiAnswer recorded(ApiRequest request, ApiAnswer answer) {
        if (answer instanceof ApiAnswer.Done(Value.Mapping read)
                && request.method().equals("GET")) {
            String path = request.path();
            if (read.get("items") != null) {
                read.items("items").forEach(item -> kept.add(path, item));
            } else {
                kept.add(path.substring(0, Math.max(0, path.lastIndexOf('/'))), read);
            }
        }
        return answer;
    }
}
