package dev.eidos.collector.systemd;

import dev.eidos.host.CpuSet;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The properties that systemd sent, as readings: pure, and the only class that knows their D-Bus types. */
final class UnitReadings {
    /** The number by which systemd says "no limit", and for weights "not set": the largest unsigned 64-bit number. */
    private static final BigInteger MAX = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private static final List<String> MANAGER_PROPERTIES = List.of(
            "Version",
            "Features",
            "Architecture",
            "Virtualization",
            "ConfidentialVirtualization",
            "Tainted",
            "SystemState",
            "NFailedUnits",
            "DefaultLimitNOFILE",
            "DefaultLimitMEMLOCK",
            "DefaultTasksMax");

    private UnitReadings() {}

    /** A unit that does not exist has only defaults, which would read as if it did. */
    static Subtype of(UnitName name, Map<String, Object> properties) {
        boolean absent = "not-found".equals(properties.get(UnitProperty.LoadState.name()));
        Subtype.Builder unit = Subtype.named(name.subtype());
        for (UnitProperty property : UnitProperty.values()) {
            Object value = properties.get(property.name());
            if (value != null && (!absent || property.compareTo(UnitProperty.ActiveState) <= 0)) {
                unit.put(property.name(), reading(property.form(), value));
            }
        }
        return unit.build();
    }

    static Subtype ofManager(String name, Map<String, Object> properties) {
        Subtype.Builder manager = Subtype.named(name);
        for (String property : MANAGER_PROPERTIES) {
            Object value = properties.get(property);
            if (value != null) {
                manager.put(property, reading(UnitProperty.Form.PLAIN, value));
            }
        }
        return manager.build();
    }

    static Reading reading(UnitProperty.Form form, Object value) {
        return switch (form) {
            case PLAIN -> plain(value);
            case WEIGHT -> MAX.equals(value) ? Reading.of("[not set]") : plain(value);
            case CPUS -> Reading.of(value instanceof byte[] mask ? CpuSet.list(CpuSet.ofBytes(mask)) : bytes(value));
            case SORTED ->
                Reading.of(String.join(",", texts(value).stream().sorted().toList()));
            case COMMANDS -> joined(value, "; ", UnitReadings::command);
            case PAIRS -> joined(value, ",", pair -> String.join(" ", texts(pair)));
            case FIRST_OF_EACH -> joined(value, ",", pair -> texts(pair).getFirst());
            case LAST_OF_STRUCT -> Reading.of(texts(value).getLast());
        };
    }

    private static Reading plain(Object value) {
        return switch (value) {
            case Boolean flag -> Reading.of(flag.booleanValue());
            case BigInteger number when number.equals(MAX) -> Reading.of("infinity");
            case BigInteger number when number.bitLength() > 63 -> Reading.of(number.toString());
            case BigInteger number -> Reading.of(number.longValue());
            case Double number -> Reading.of(BigDecimal.valueOf(number));
            case Number number -> Reading.of(number.longValue());
            case List<?> list -> Reading.of(String.join(",", texts(list)));
            default -> Reading.of(String.valueOf(value));
        };
    }

    private static Reading joined(Object value, String separator, Function<Object, String> text) {
        List<String> parts = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object part : list) {
                parts.add(text.apply(part));
            }
        }
        return Reading.of(String.join(separator, parts));
    }

    /**
     * {@code ExecStart} is {@code a(sasbttttuii)}: path, arguments, then flags, times and exit codes of the last run.
     */
    private static String command(Object struct) {
        boolean known = struct instanceof List<?> fields && fields.size() > 1;
        return known ? CommandLine.of(texts(((List<?>) struct).get(1))) : "";
    }

    /** Never empty for a struct of strings; anything else counts as one text. */
    private static List<String> texts(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    private static String bytes(Object value) {
        List<?> list = value instanceof List<?> numbers ? numbers : List.of();
        byte[] mask = new byte[list.size()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = list.get(i) instanceof Number number ? number.byteValue() : 0;
        }
        return CpuSet.list(CpuSet.ofBytes(mask));
    }
}
