package dev.eidos.collector.systemd;

/** Processor and memory-node sets, which systemd sends as bit masks, in the kernel's list form: {@code 0-3,8}. */
final class CpuSet {
    private CpuSet() {}

    /** Bit {@code n} of byte {@code m} stands for number {@code 8 m + n} (org.freedesktop.systemd1(5), AllowedCPUs). */
    static String listOf(byte[] mask) {
        var list = new StringBuilder();
        int from = -1;
        for (int i = 0; i <= mask.length * 8; i++) {
            boolean in = i < mask.length * 8 && (mask[i / 8] >> (i % 8) & 1) == 1;
            if (in && from < 0) {
                from = i;
            } else if (!in && from >= 0) {
                list.append(list.isEmpty() ? "" : ",").append(from).append(from == i - 1 ? "" : "-" + (i - 1));
                from = -1;
            }
        }
        return list.toString();
    }
}
