package dev.eidos.testing.fleet.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a noisy fleet into a folder: DIR NODES SEED RUN, and the faults of nodes as NUMBER=NAME. */
public final class NoisyFleetMain {
    private NoisyFleetMain() {}

    public static void main(String[] args) throws IOException {
        List<Injection> all = Injection.all();
        Map<Integer, List<Injection>> faults = new HashMap<>();
        for (int i = 4; i < args.length; i++) {
            String[] parts = args[i].split("=", 2);
            faults.put(
                    Integer.parseInt(parts[0]),
                    all.stream().filter(fault -> fault.name().equals(parts[1])).toList());
        }
        new NoisyFleet(Long.parseLong(args[2]), Integer.parseInt(args[3]), faults)
                .write(Path.of(args[0]), Integer.parseInt(args[1]));
    }
}
