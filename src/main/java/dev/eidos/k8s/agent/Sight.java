package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import dev.eidos.k8s.client.ApiAnswer;
import dev.eidos.k8s.client.ApiClient;
import dev.eidos.k8s.client.ApiRequest;
import dev.eidos.k8s.client.ApiStatus;
import java.util.Optional;

/** What looking at one object showed. */
sealed interface Sight {
    record Present(Node.Mapping object) implements Sight {}

    record Absent() implements Sight {}

    /** Looking is forbidden: it may be there or not. */
    record Hidden() implements Sight {}

    /** Throws where the answer says nothing about the object, such as that nobody is logged in. */
    static Sight of(ApiRequest request, ApiAnswer answer) {
        return switch (answer) {
            case ApiAnswer.Done(Node.Mapping object) -> new Present(object);
            case ApiAnswer.Refused(ApiStatus status) -> {
                if (status.notFound()) {
                    yield new Absent();
                }
                if (status.code() == 403) {
                    yield new Hidden();
                }
                throw ApiClient.refusal("cannot look at what is there", request.object(), status);
            }
        };
    }

    default Optional<Node.Mapping> found() {
        return switch (this) {
            case Present(Node.Mapping object) -> Optional.of(object);
            case Absent absent -> Optional.empty();
            case Hidden hidden -> Optional.empty();
        };
    }
}
