package dev.eidos.testing.fleet.fault;

import dev.eidos.measurement.Gap;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;

/** What snapshots lack of a machine of which a part cannot be asked. */
final class Gone {
    private Gone() {}

    /** The driver answers nobody; the bus still shows the GPUs. */
    static void driver(MachineFacts facts, HardwareClass hardware, Gap gap) {
        facts.removeSubtype("GPU.smi");
        facts.gap("GPU.smi", gap);
        for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
            facts.removeSubtype("GPU.gpu-" + gpu);
        }
    }
}
