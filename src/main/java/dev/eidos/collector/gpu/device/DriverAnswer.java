package dev.eidos.collector.gpu.device;

import dev.eidos.measurement.Gap;

/** The outcome of asking the driver in one way. */
public sealed interface DriverAnswer {

    record Answered(GpuInventory inventory) implements DriverAnswer {}

    /** Nothing learnt; another way may still work. */
    record Refused(Gap gap) implements DriverAnswer {}
}
