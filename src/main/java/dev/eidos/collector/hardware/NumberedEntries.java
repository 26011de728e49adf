package dev.eidos.collector.hardware;

import dev.eidos.host.HostRoot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Directory entries that sysfs names with a prefix and a number: {@code cpu0}, {@code node8}, a port's {@code 1}. */
final class NumberedEntries {
    private static final int MAX_DIGITS = 9;

    private NumberedEntries() {}

    /** The numbers, ascending; entries with other names, such as {@code cpufreq}, are not numbered. */
    static List<Integer> in(HostRoot host, String directory, String prefix) {
        List<Integer> numbers = new ArrayList<>();
        for (String name : host.list(directory)) {
            if (name.startsWith(prefix) && isNumber(name, prefix.length())) {
                numbers.add(Integer.parseInt(name, prefix.length(), name.length(), 10));
            }
        }
        Collections.sort(numbers);
        return numbers;
    }

    private static boolean isNumber(String name, int start) {
        for (int i = start; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return name.length() > start && name.length() - start <= MAX_DIGITS;
    }
}
