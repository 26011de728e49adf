package dev.eidos.testing.fleet;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.testing.RawApi;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Requests of eidos' own kind, sent by a test's client, so that the server can tell them from eidos'. */
record RawCalls(RawApi api) implements ApiCalls {

    @Override
    public ApiAnswer send(String what, ApiRequest request, Selection wanted) {
        Value body = request.body();
        HttpResponse<String> answer = api.send(
                request.method(),
                request.path() + query(request.parameters()),
                Objects.requireNonNullElse(request.contentType(), "application/json"),
                body == null ? "" : JsonWriter.writeLine(body));
        Value.Mapping object = (Value.Mapping) DocumentReader.read(answer.body(), request.object());
        return answer.statusCode() < 300 ? new ApiAnswer.Done(object) : new ApiAnswer.Refused(ApiStatus.of(object));
    }

    private static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .sorted()
                        .collect(Collectors.joining("&", "?", ""));
    }
}
