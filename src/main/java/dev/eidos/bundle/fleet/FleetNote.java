package dev.eidos.bundle.fleet;

import java.util.List;

/** A thing that whoever bundles a fleet should know of the bundle. */
public sealed interface FleetNote {

    /** What one should know, as a sentence without an end. */
    String text();

    /** Some pools ask for a thing to be on that others leave off, and it is on for all. */
    record OnForAll(String value, List<String> on, List<String> off) implements FleetNote {
        public OnForAll {
            on = List.copyOf(on);
            off = List.copyOf(off);
        }

        @Override
        public String text() {
            return value + " is true for all, for the sake of " + String.join(", ", on) + "; on nodes of "
                    + String.join(", ", off) + " the operator finds nothing to do";
        }
    }

    /** A component that only some pools ask for runs on all GPU nodes, since nothing says where else. */
    record OnAllNodes(String component, List<String> pools) implements FleetNote {
        public OnAllNodes {
            pools = List.copyOf(pools);
        }

        @Override
        public String text() {
            return component + " is wanted for " + String.join(", ", pools)
                    + " alone; its own settings say on which nodes it runs";
        }
    }
}
