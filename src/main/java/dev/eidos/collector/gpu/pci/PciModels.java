package dev.eidos.collector.gpu.pci;

import dev.eidos.host.HostRoot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The models of NVIDIA's PCI device ids: from our table of data-centre GPUs, then from the host's own pci.ids. */
final class PciModels {
    private final HostRoot host;
    private final Map<String, String> gpus = new HashMap<>();
    private final Set<String> switches = new HashSet<>();
    private @Nullable Map<String, String> ofHost;

    private PciModels(HostRoot host) {
        this.host = host;
    }

    /** Reads our table; to be called only where there is a device to name. */
    static PciModels load(HostRoot host) throws IOException {
        var models = new PciModels(host);
        try (InputStream table = Objects.requireNonNull(PciModels.class.getResourceAsStream("nvidia-pci-ids.txt"));
                var lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                models.add(line);
            }
        }
        return models;
    }

    /** A line is a device id, {@code gpu} or {@code nvswitch}, and a name. */
    private void add(String line) {
        String[] words = line.split(" ", 3);
        if (words.length == 3 && words[1].equals("gpu")) {
            gpus.put(words[0], words[2]);
        } else if (words.length == 3 && words[1].equals("nvswitch")) {
            switches.add(words[0]);
        }
    }

    boolean isSwitch(String deviceId) {
        return switches.contains(deviceId);
    }

    /** The model, if it is known. */
    @Nullable
    String gpu(String deviceId) {
        String model = gpus.get(deviceId);
        if (model != null) {
            return model;
        }
        if (ofHost == null) {
            ofHost = PciIds.nvidia(host);
        }
        return ofHost.get(deviceId);
    }
}
