package dev.eidos.k8s.api;

import dev.eidos.document.Value;
import java.util.Optional;

/** The result of looking up one object. */
public sealed interface Lookup {
    record Present(Value.Mapping object) implements Lookup {}

    record Absent() implements Lookup {}

    /** Looking is forbidden: it may be there or not. */
    record Forbidden() implements Lookup {}

    /** Throws where the answer says nothing about the object, such as that nobody is logged in. */
    static Lookup of(ApiRequest request, ApiAnswer answer) {
        return switch (answer) {
            case ApiAnswer.Done(Value.Mapping object) -> new Present(object);
            case ApiAnswer.Refused(ApiStatus status) -> {
                if (status.notFound()) {
                    yield new Absent();
                }
                if (status.code() == 403) {
                    yield new Forbidden();
                }
                throw ApiClient.refusal("cannot look at what is there", request.object(), status);
            }
        };
    }

    default Optional<Value.Mapping> found() {
        return switch (this) {
            case Present(Value.Mapping object) -> Optional.of(object);
            case Absent absent -> Optional.empty();
            case Forbidden hidden -> Optional.empty();
        };
    }
}
