package dev.eidos.collector.hardware;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The content of {@code /proc/cpuinfo}. Its lines are {@code name : value}, and each architecture has its own names.
 *
 * @param first the first processor's fields; machines with differing processors are described by the first
 */
record CpuInfo(Map<String, String> first) {
    /** Holds the first processor's block; all of them together can be larger than any file worth reading whole. */
    static final int START_BYTES = 16 * 1024;

    /** Understands a file that was cut, too: only the first processor's block is read. */
    static CpuInfo parse(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.isBlank() && !fields.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return new CpuInfo(fields);
    }

    /** The maker: x86's {@code vendor_id}, ARM's implementer code by name, IBM for POWER. */
    Optional<String> vendor() {
        if (first.containsKey("vendor_id")) {
            return field("vendor_id");
        }
        return isPower()
                ? Optional.of("IBM")
                : field("CPU implementer").map(code -> ArmCore.vendor(code).orElse(code));
    }

    Optional<String> model() {
        if (first.containsKey("model name")) {
            return field("model name");
        }
        if (isPower()) {
            return field("cpu");
        }
        return field("CPU implementer")
                .flatMap(code ->
                        field("CPU part").map(part -> ArmCore.model(code, part).orElse("part " + part)));
    }

    Optional<String> microcode() {
        return field("microcode");
    }

    /** The flag by which an x86 processor says whether a hypervisor runs it; empty on other architectures. */
    Optional<Boolean> hypervisorFlag() {
        return field("flags").map(flags -> (" " + flags + " ").contains(" hypervisor "));
    }

    private boolean isPower() {
        return first.getOrDefault("cpu", "").startsWith("POWER");
    }

    private Optional<String> field(String name) {
        return Optional.ofNullable(first.get(name)).filter(value -> !value.isEmpty());
    }

    /** Counts processors by the whole file, for systems whose sysfs has no topology. */
    static Optional<CpuTopology> count(String text) {
        Set<String> sockets = new HashSet<>();
        Set<String> cores = new HashSet<>();
        int threads = 0;
        String socket = "";
        for (String line : (Iterable<String>) text.lines()::iterator) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                continue;
            }
            switch (line.substring(0, colon).strip()) {
                case "processor" -> threads++;
                case "physical id" -> {
                    socket = line.substring(colon + 1).strip();
                    sockets.add(socket);
                }
                case "core id" ->
                    cores.add(socket + "/" + line.substring(colon + 1).strip());
                default -> {}
            }
        }
        return sockets.isEmpty() || cores.isEmpty()
                ? Optional.empty()
                : Optional.of(new CpuTopology(sockets.size(), cores.size(), threads));
    }
}
