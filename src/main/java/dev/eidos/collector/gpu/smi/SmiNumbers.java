package dev.eidos.collector.gpu.smi;

import dev.eidos.collector.gpu.device.GpuProperty;
import dev.eidos.collector.gpu.smi.SmiLog.SmiGpu;
import dev.eidos.measurement.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The driver's numbers of the GPUs in a log. The log itself has none: they are the order of the GPUs in it, unless one
 * is lost, which leaves its number free.
 *
 * @param known false where the numbers are nothing but the order
 */
record SmiNumbers(List<Integer> numbers, boolean known) {

    /** The numbers of a log in which all GPUs are. */
    static SmiNumbers ofAll(List<SmiGpu> gpus) {
        return new SmiNumbers(inOrder(gpus), true);
    }

    /** Returns whether the log's order may not be the driver's. */
    static boolean areInDoubt(List<SmiGpu> gpus, int count) {
        return count > gpus.size()
                || IntStream.range(0, gpus.size())
                        .mapToObj(i -> minor(gpus.get(i)))
                        .anyMatch(minor -> minor != null && minor >= gpus.size());
    }

    /** The numbers of {@code nvidia-smi -L}, or else of the device files, if these are below the count. */
    static SmiNumbers of(List<SmiGpu> gpus, SmiListing listing, int count) {
        List<Integer> listed = each(gpus, gpu -> listing.index(gpu.uuid()));
        if (!listed.isEmpty()) {
            return new SmiNumbers(listed, true);
        }
        List<Integer> minors = each(gpus, SmiNumbers::minor);
        boolean fit =
                !minors.isEmpty() && count > gpus.size() && minors.stream().allMatch(minor -> minor < count);
        return fit ? new SmiNumbers(minors, true) : new SmiNumbers(inOrder(gpus), count == gpus.size());
    }

    private static List<Integer> inOrder(List<SmiGpu> gpus) {
        return IntStream.range(0, gpus.size()).boxed().toList();
    }

    /** The numbers below a count that no GPU has. */
    List<Integer> free(int count) {
        return known
                ? IntStream.range(0, count)
                        .filter(number -> !numbers.contains(number))
                        .boxed()
                        .toList()
                : List.of();
    }

    /** The number of each GPU; none at all if one has none, or two have the same. */
    private static List<Integer> each(List<SmiGpu> gpus, Function<SmiGpu, @Nullable Integer> number) {
        List<Integer> numbers = new ArrayList<>();
        for (SmiGpu gpu : gpus) {
            Integer one = number.apply(gpu);
            if (one == null || numbers.contains(one)) {
                return List.of();
            }
            numbers.add(one);
        }
        return numbers;
    }

    private static @Nullable Integer minor(SmiGpu gpu) {
        return gpu.gpu().properties().get(GpuProperty.MINOR_NUMBER) instanceof Reading.Whole(long minor)
                ? (int) minor
                : null;
    }
}
