package dev.eidos.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The name of a GPU: {@code NVIDIA H100 80GB HBM3} of the driver, {@code H100 SXM5 80GB} of the PCI ID database,
 * {@code NVIDIA-H100-80GB-HBM3} of a node label. The first word that is not a brand is the model, and is so whole:
 * GH200, H200 and H800 are other products than H100, and A1000 is none of A100.
 */
public final class GpuProduct {
    private static final Set<String> BRANDS = Set.of("nvidia", "tesla", "hgx");

    private GpuProduct() {}

    /** The model in lower case, such as {@code h100}; null for a name that has none, or for a virtual GPU. */
    public static @Nullable String model(String product) {
        List<String> words = words(product);
        if (words.stream().anyMatch(GpuProduct::isVirtualProfile)) {
            return null;
        }
        for (int i = 0; i < words.size(); i++) {
            if (!BRANDS.contains(words.get(i))) {
                boolean workstation = words.get(i).equals("rtx")
                        && i + 2 < words.size()
                        && words.get(i + 1).equals("pro");
                return workstation ? "rtx-pro-" + words.get(i + 2) : words.get(i);
            }
        }
        return null;
    }

    /**
     * Memory in GB and a series, as in {@code NVIDIA A100-40C}: a virtual GPU, whose guest needs another driver than
     * the GPU does (NVIDIA vGPU software user guide, "Virtual GPU Types").
     */
    private static boolean isVirtualProfile(String word) {
        int last = word.length() - 1;
        return last > 0
                && "abcq".indexOf(word.charAt(last)) >= 0
                && word.chars().limit(last).allMatch(c -> c >= '0' && c <= '9');
    }

    /** Runs of letters and digits, in lower case. */
    private static List<String> words(String product) {
        List<String> words = new ArrayList<>();
        String lower = product.toLowerCase(Locale.ROOT);
        int from = 0;
        for (int at = 0; at <= lower.length(); at++) {
            if (at == lower.length() || !Character.isLetterOrDigit(lower.charAt(at))) {
                if (at > from) {
                    words.add(lower.substring(from, at));
                }
                from = at + 1;
            }
        }
        return words;
    }
}
