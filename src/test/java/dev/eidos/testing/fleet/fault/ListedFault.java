package dev.eidos.testing.fleet.fault;

import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import java.util.List;

/** A fault of a list: an enum of them is a list, and a line of {@link Injection#LISTS} has it measured. */
interface ListedFault {
    String name();

    /** The subject of the right diagnosis, or what it is called, in each of the words that rules may have for it. */
    List<String> diagnoses();

    /** Returns whether machines of that kind can have it. */
    default boolean concerns(HardwareClass hardware) {
        return true;
    }

    /** What is wrong with the facts then. */
    void in(MachineFacts facts, HardwareClass hardware);
}
