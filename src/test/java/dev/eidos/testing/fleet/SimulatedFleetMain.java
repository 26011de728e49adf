package dev.eidos.testing.fleet;

import dev.eidos.testing.ApiServer;
import dev.eidos.testing.RawApi;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Simulated nodes as a process: {@code KUBECONFIG NODES [SEED [FAILURES [SECONDS [GRACE]]]]}, for dev/cluster. */
public final class SimulatedFleetMain {
    private static final String NAME = "sim";

    private SimulatedFleetMain() {}

    public static void main(String[] args) throws InterruptedException {
        var api = new RawApi(ApiServer.of(Path.of(args[0])));
        int size = Integer.parseInt(args[1]);
        if (size == 0) {
            SimulatedFleet.remove(api, NAME);
            return;
        }
        long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
        FailurePlan plan = FailurePlan.parse(args.length > 3 ? args[3] : "", SimulatedFleet.names(NAME, size), seed);
        Pace pace = args.length > 5 ? Pace.USUAL.withGrace(Duration.ofSeconds(Long.parseLong(args[5]))) : Pace.USUAL;
        // they stay when this ends, as nodes do whose kubelets end
        SimulatedFleet.join(api, NAME, size, plan, pace, new SyntheticFleet(seed)::document);
        System.out.println("ready: " + size + " nodes, " + SyntheticFleet.name(1) + " to " + SyntheticFleet.name(size));
        plan.failing().forEach((node, how) -> System.out.println(node + "  " + how.label()));
        System.out.flush();
        var forEver = new CountDownLatch(1);
        if (args.length > 4) {
            Thread.sleep(Duration.ofSeconds(Long.parseLong(args[4])));
        } else {
            forEver.await();
        }
        SimulatedFleet.remove(api, NAME);
        System.exit(0);
    }
}
