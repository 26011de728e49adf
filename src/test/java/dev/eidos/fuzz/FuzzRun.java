package dev.eidos.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The long form: {@code FuzzRun INPUTS SEED}. Ends with 1 if something was found, and with 2 if a reader hangs. */
final class FuzzRun {
    private static final long PATIENCE_MILLIS = 60_000;

    private FuzzRun() {}

    public static void main(String[] args) throws IOException {
        int inputs = Integer.parseInt(args[0]);
        long seed = Long.parseLong(args[1]);
        Fuzzer fuzzer = new Fuzzer(seed);
        watch(fuzzer);
        List<FuzzTarget> targets = FuzzTargets.all();
        int each = (inputs + targets.size() - 1) / targets.size();
        for (FuzzTarget target : targets) {
            long begun = System.nanoTime();
            fuzzer.run(target, each);
            System.out.printf(
                    "%-26s %8d inputs %6d ms%n", target.name(), each, (System.nanoTime() - begun) / 1_000_000);
        }
        fuzzer.findings().forEach(System.out::println);
        System.out.printf(
                "%d inputs, seed %d, slowest %d ms, %s, %d findings%n",
                fuzzer.read(),
                seed,
                fuzzer.slowest().toMillis(),
                peak(),
                fuzzer.findings().size());
        System.exit(fuzzer.findings().isEmpty() ? 0 : 1);
    }

    /** The most memory that this process had, as the kernel counts it. */
    private static String peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .findFirst()
                .orElse("VmHWM unknown")
                .replaceAll("\\s+", " ");
    }

    private static void watch(Fuzzer fuzzer) {
        Thread.ofPlatform().daemon().start(() -> {
            String last = "";
            while (!fuzzer.current().equals(last) || last.isEmpty()) {
                last = fuzzer.current();
                try {
                    Thread.sleep(PATIENCE_MILLIS);
                } catch (InterruptedException e) {
                    return;
                }
            }
            System.out.println("hangs: " + last);
            Runtime.getRuntime().halt(2);
        });
    }
}
