package dev.eidos.collector.systemd;

import dev.eidos.collector.Collector;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The manager ({@code systemd}) and one subtype per unit, over one connection.
 *
 * <p>A unit that does not exist is data, {@code LoadState: not-found}, and no gap: it was looked for, and systemd
 * knows.
 */
final class UnitsCollector implements Collector {
    static final String MANAGER = "systemd";

    private final SystemBus bus;
    private final List<UnitName> units;
    private final Duration callTimeout;

    UnitsCollector(SystemBus bus, List<UnitName> units, Duration callTimeout) {
        this.bus = bus;
        this.units = List.copyOf(units);
        this.callTimeout = callTimeout;
    }

    @Override
    public String type() {
        return Measurement.SYSTEMD;
    }

    @Override
    public String name() {
        return MANAGER;
    }

    @Override
    public List<Subtype> collect() throws InterruptedException {
        return switch (bus) {
            case SystemBus.NotMade() ->
                List.of(Subtype.named(MANAGER).put("running", false).build());
            case SystemBus.Nowhere(var gap) -> List.of(Subtype.missing(MANAGER, gap));
            case SystemBus.At(var address) -> collectFrom(address);
        };
    }

    private List<Subtype> collectFrom(String address) throws InterruptedException {
        try (var connection = BusConnection.open(address, callTimeout)) {
            List<Subtype> subtypes = new ArrayList<>();
            subtypes.add(UnitReadings.ofManager(MANAGER, connection.managerProperties()));
            BusException lost = null;
            for (UnitName unit : units) {
                if (lost != null && lost.endsTheConversation()) {
                    subtypes.add(missing(unit, lost));
                    continue;
                }
                try {
                    subtypes.add(UnitReadings.of(unit, connection.unitProperties(unit)));
                } catch (BusException e) {
                    lost = e;
                    subtypes.add(missing(unit, e));
                }
            }
            return subtypes;
        } catch (BusException e) {
            return List.of(Subtype.missing(MANAGER, e.about(address)));
        }
    }

    private static Subtype missing(UnitName unit, BusException reason) {
        return Subtype.missing(unit.subtype(), reason.about(unit.full()));
    }
}
