package dev.eidos.collector.gpu.smi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A way to start nvidia-smi.
 *
 * @param path where it lies, for messages
 * @param command the program and what must come before its own arguments
 * @param environment variables that it needs in addition
 */
public record SmiCommand(String path, List<String> command, Map<String, String> environment) {

    List<String> with(String... arguments) {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of(arguments));
        return whole;
    }
}
