package dev.eidos.collector.gpu.pci;

import dev.eidos.host.HostRoot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * NVIDIA's part of a host's pci.ids, the list that lspci uses. A vendor's line is {@code 10de NVIDIA Corporation}; its
 * devices follow, behind a tab: {@code 2330 GH100 [H100 SXM5 80GB]}.
 */
final class PciIds {
    /** The list has about 1.5 MB. */
    private static final int MAX_BYTES = 8 << 20;

    private static final String VENDOR = "10de ";

    private PciIds() {}

    /** Names by device id; empty where the host has no list that can be read. */
    static Map<String, String> nvidia(HostRoot host) {
        for (String file : List.of("/usr/share/misc/pci.ids", "/usr/share/hwdata/pci.ids")) {
            Path path = host.resolve(file);
            if (Files.isRegularFile(path)) {
                try (InputStream in = Files.newInputStream(path)) {
                    return parse(new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
                } catch (IOException e) {
                    // A name is a convenience: the device id, which decides, is there without it.
                    return Map.of();
                }
            }
        }
        return Map.of();
    }

    static Map<String, String> parse(String list) {
        Map<String, String> names = new HashMap<>();
        boolean ours = false;
        for (String line : (Iterable<String>) list.lines()::iterator) {
            if (!line.isEmpty() && line.charAt(0) != '\t' && line.charAt(0) != '#') {
                ours = line.startsWith(VENDOR);
            } else if (ours && line.length() > 7 && line.charAt(0) == '\t' && line.charAt(1) != '\t') {
                names.put(line.substring(1, 5), model(line.substring(5).strip()));
            }
        }
        return names;
    }

    /** The product in brackets; the chip's name where there is none. */
    private static String model(String name) {
        int open = name.indexOf('[');
        return open >= 0 && name.endsWith("]") ? name.substring(open + 1, name.length() - 1) : name;
    }
}
