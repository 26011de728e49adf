package dev.eidos.collector.gpu.smi;

import dev.eidos.collector.gpu.device.DriverAnswer;
import dev.eidos.collector.gpu.device.Gpu;
import dev.eidos.collector.gpu.device.GpuInventory;
import dev.eidos.collector.gpu.device.GpuProperty;
import dev.eidos.collector.gpu.device.MigDevices;
import dev.eidos.collector.gpu.smi.SmiLog.SmiGpu;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import dev.eidos.process.Execution;
import dev.eidos.process.Program;
import dev.eidos.process.Program.Errors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The program nvidia-smi as a source of GPU facts, where the driver's library can't be used. */
public final class NvidiaSmi {
    /** It writes about 26 KB of XML for a GPU; what is larger than this is something else. */
    private static final int MAX_OUTPUT_BYTES = 16 << 20;

    private final SmiCommand command;
    private final Duration timeout;

    public NvidiaSmi(SmiCommand command, Duration timeout) {
        this.command = command;
        this.timeout = timeout;
    }

    public DriverAnswer read() throws InterruptedException {
        return switch (run("-q", "-x")) {
            case Execution.Exited exited -> {
                SmiLog log = SmiXml.parse(exited.output());
                yield log.isUsable()
                        ? new DriverAnswer.Answered(inventory(log, exited))
                        : new DriverAnswer.Refused(SmiGaps.unusable(command.path(), exited, log));
            }
            case Execution.NotStarted notStarted -> refused(notStarted);
            case Execution.TimedOut timedOut -> refused(timedOut);
            case Execution.TooMuchOutput tooMuch -> refused(tooMuch);
        };
    }

    private DriverAnswer refused(Execution execution) {
        return new DriverAnswer.Refused(SmiGaps.of(command.path(), execution));
    }

    private GpuInventory inventory(SmiLog log, Execution.Exited exited) throws InterruptedException {
        List<Gap> gaps = new ArrayList<>();
        if (exited.code() != 0) {
            gaps.add(SmiGaps.of(command.path(), exited));
        }
        if (log.gap() != null) {
            gaps.add(log.gap());
        }
        gaps.addAll(log.notes());
        List<SmiGpu> found = log.gpus();
        List<String> said = new ArrayList<>(List.of(exited.output(), exited.errors()));
        int count = count(log, LostGpus.in(said, found));
        boolean mig = found.stream().anyMatch(gpu -> gpu.migDevices() > 0);
        boolean doubt = SmiNumbers.areInDoubt(found, count);
        SmiListing links = found.isEmpty() ? SmiListing.parse("") : listing(gaps, said, "nvlink", "-s");
        SmiListing list = mig || doubt ? listing(gaps, said, "-L") : SmiListing.parse("");
        List<String> lost = LostGpus.in(said, found);
        SmiNumbers numbers = doubt ? SmiNumbers.of(found, list, count(log, lost)) : SmiNumbers.ofAll(found);
        count = Math.max(
                count(log, lost),
                numbers.numbers().stream().mapToInt(it -> it + 1).max().orElse(0));
        if (count > found.size()) {
            gaps.add(SmiGaps.undescribed(command.path(), count, log, lost));
        }
        Map<Integer, Gpu> gpus = new TreeMap<>();
        for (int i = 0; i < found.size(); i++) {
            int number = numbers.numbers().get(i);
            gpus.put(number, complete(found.get(i), links, list).at(number));
        }
        // which of several is which number nobody says, unless each number has its complaint
        List<Integer> free = numbers.free(count);
        for (int i = 0; i < free.size(); i++) {
            Gap gap = SmiGaps.lost(free.get(i), free.size() == lost.size() ? lost.get(i) : null);
            gpus.put(free.get(i), new Gpu(free.get(i), Map.of(), List.of(gap)));
        }
        return new GpuInventory(log.driver(), log.cuda(), count, Map.of(), List.copyOf(gpus.values()), gaps);
    }

    private static int count(SmiLog log, List<String> lost) {
        int described = log.gpus().size();
        return Math.max(described + lost.size(), Objects.requireNonNullElse(log.attached(), described));
    }

    private SmiListing listing(List<Gap> gaps, List<String> said, String... arguments) throws InterruptedException {
        Execution execution = run(arguments);
        if (execution instanceof Execution.Exited ended) {
            said.add(ended.output());
            said.add(ended.errors());
        }
        SmiListing listing = SmiListing.parse(execution instanceof Execution.Exited ended ? ended.output() : "");
        boolean answered = execution instanceof Execution.Exited exited && exited.code() == 0;
        if (!answered && listing.isEmpty()) {
            gaps.add(SmiGaps.of(command.path() + " " + String.join(" ", arguments), execution));
        }
        return listing;
    }

    private static Gpu complete(SmiGpu found, SmiListing links, SmiListing migDevices) {
        Map<GpuProperty, Reading> properties = new EnumMap<>(GpuProperty.class);
        properties.putAll(found.gpu().properties());
        properties.putAll(links.nvLinks(found.uuid()));
        Reading mode = properties.get(GpuProperty.MIG_MODE);
        if (mode != null && mode.asText().equals("Enabled")) {
            List<String> profiles = migDevices.migProfiles(found.uuid());
            properties.putAll(MigDevices.readings(profiles));
            properties.put(GpuProperty.MIG_DEVICE_COUNT, Reading.of(Math.max(found.migDevices(), profiles.size())));
        }
        return new Gpu(found.gpu().index(), properties, found.gpu().gaps());
    }

    private Execution run(String... arguments) throws InterruptedException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(command.environment());
        return new Program(command.with(arguments), environment, "", Errors.READ, MAX_OUTPUT_BYTES).run(timeout);
    }
}
