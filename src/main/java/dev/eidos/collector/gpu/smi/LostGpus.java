package dev.eidos.collector.gpu.smi;

import dev.eidos.collector.gpu.device.GpuProperty;
import dev.eidos.collector.gpu.smi.SmiLog.SmiGpu;
import dev.eidos.measurement.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The GPUs that nvidia-smi knows and cannot open. It says so in a line of its own, with the address and without a
 * number: {@code Unable to determine the device handle for GPU0000:53:00.0: Unknown Error}.
 */
final class LostGpus {
    private static final String COMPLAINT = "Unable to determine the device handle for ";

    private LostGpus() {}

    /** The complaints in all that nvidia-smi said, one for each GPU, in their order. */
    static List<String> in(List<String> outputs, List<SmiGpu> described) {
        Map<String, String> byAddress = new LinkedHashMap<>();
        for (String output : outputs) {
            for (String line : (Iterable<String>) output.lines()::iterator) {
                int start = line.indexOf(COMPLAINT);
                if (start >= 0) {
                    String complaint = line.substring(start).strip();
                    byAddress.putIfAbsent(address(complaint), complaint);
                }
            }
        }
        byAddress.keySet().removeIf(address -> !address.isEmpty() && isDescribed(address, described));
        return List.copyOf(byAddress.values());
    }

    /** {@code 0000:53:00.0}, in lower case; the whole complaint where there is none. */
    private static String address(String complaint) {
        String rest = complaint.substring(COMPLAINT.length()).toLowerCase(Locale.ROOT);
        String bare = rest.startsWith("gpu") ? rest.substring("gpu".length()).strip() : rest;
        int end = 0;
        while (end < bare.length() && "0123456789abcdef:.".indexOf(bare.charAt(end)) >= 0) {
            end++;
        }
        String address = bare.substring(0, end);
        return address.endsWith(":") ? address.substring(0, end - 1) : address;
    }

    /** The log gives the domain eight digits, complaints four. */
    private static boolean isDescribed(String address, List<SmiGpu> described) {
        return described.stream()
                .map(gpu -> gpu.gpu().properties().get(GpuProperty.PCI_BUS_ID))
                .anyMatch(id -> id instanceof Reading.Text(String text)
                        && text.toLowerCase(Locale.ROOT).endsWith(address));
    }
}
