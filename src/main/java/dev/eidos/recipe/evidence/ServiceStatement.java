package dev.eidos.recipe.evidence;

import static dev.eidos.measurement.Measurement.K8S;

import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Fields in which other tools of this design name the service outright: {@code K8s.server.service}, and
 * {@code K8s.node.provider}, where eidos has the scheme of the provider ID instead.
 */
final class ServiceStatement {
    private static final Set<String> SERVICES = Set.of("eks", "gke", "aks", "oke", "lke", "kind");

    private ServiceStatement() {}

    static List<Clue> signs(Snapshot snapshot) {
        List<Clue> signs = new ArrayList<>();
        snapshot.find(K8S, "server", "service")
                .map(Reading::asText)
                .filter(service -> !service.isBlank())
                .map(service -> stated("K8s.server.service", service))
                .ifPresent(signs::add);
        snapshot.find(K8S, "node", "provider")
                .map(Reading::asText)
                .filter(ServiceStatement::isService)
                .map(provider -> tells("K8s.node.provider", provider))
                .ifPresent(signs::add);
        return signs;
    }

    /**
     * Returns whether the provider is a service's name; kind is both that and a provider ID's scheme, and either way
     * says the same.
     */
    static boolean isService(String provider) {
        return SERVICES.contains(provider);
    }

    private static Clue stated(String path, String service) {
        if (service.equals("self-managed")) {
            // the user's to say: it would turn off what a service needs
            return new Clue.Denies(path, service, "no managed service");
        }
        return SERVICES.contains(service) ? tells(path, service) : new Clue.Unknown(path, service, service);
    }

    private static Clue tells(String path, String service) {
        return new Clue.Tells(path, service, service, "as the snapshot states");
    }
}
