package dev.eidos.live;

import dev.eidos.live.CheckResult.Status;
import dev.eidos.text.Listing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The news of a look at a cluster: what has changed since the one before. Pure.
 *
 * @param allowUnknown whether what is unknown is excused
 */
public record ReportNews(boolean allowUnknown) {
    private static final int MOST = 8;

    /**
     * The news in a sentence for whoever waits until all is well.
     *
     * @param before null at the first look
     * @return empty if nothing has changed
     */
    public Optional<String> waiting(@Nullable LiveReport before, LiveReport now) {
        List<String> open = open(now);
        if (before == null) {
            return Optional.of("waiting for " + Listing.of(open, MOST));
        }
        List<String> wasOpen = open(before);
        if (open.equals(wasOpen)) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        List<String> done = without(wasOpen, open);
        List<String> lost = without(open, wasOpen);
        if (!done.isEmpty()) {
            parts.add("now well: " + Listing.of(done, MOST));
        }
        if (!lost.isEmpty()) {
            parts.add("no longer well: " + Listing.of(lost, MOST));
        }
        parts.add("waiting for " + Listing.of(open, MOST));
        return Optional.of(String.join("; ", parts));
    }

    /**
     * The news for whoever watches: a line for what is well again, one for each check that no longer is, with its
     * cause, and one for each that has become another without that.
     *
     * @param before null at the first look
     */
    public List<String> watching(@Nullable LiveReport before, LiveReport now) {
        List<String> open = open(now);
        if (before == null) {
            return List.of(open.isEmpty() ? "all is well" : "not well: " + Listing.of(open, MOST));
        }
        List<String> wasOpen = open(before);
        List<String> lines = new ArrayList<>();
        List<String> done = without(wasOpen, open);
        if (!done.isEmpty()) {
            lines.add("now well: " + Listing.of(done, MOST));
        }
        Map<String, CheckResult> old = byId(before);
        List<String> others = new ArrayList<>();
        for (CheckResult result : now.results()) {
            if (open.contains(result.id()) && !wasOpen.contains(result.id())) {
                others.add("no longer well: " + result.id() + cause(result));
            } else if (!done.contains(result.id())) {
                changed(old.get(key(result)), result).ifPresent(others::add);
            }
        }
        lines.addAll(others.subList(0, Math.min(MOST, others.size())));
        if (others.size() > MOST) {
            lines.add("and " + (others.size() - MOST) + " more changes");
        }
        return lines;
    }

    private static Optional<String> changed(@Nullable CheckResult old, CheckResult result) {
        if (old == null || old.equals(result)) {
            return Optional.empty();
        }
        if (!old.actual().equals(result.actual())) {
            return Optional.of(result.id() + ": " + orNothing(result.actual()) + ", was " + orNothing(old.actual()));
        }
        // words alone change from look to look: of restarts, of times
        return objects(old).equals(objects(result)) ? Optional.empty() : Optional.of(result.id() + cause(result));
    }

    private static String orNothing(String actual) {
        return actual.isEmpty() ? "nothing" : actual;
    }

    private static List<String> objects(CheckResult result) {
        return result.findings().stream().map(Finding::object).toList();
    }

    private static String cause(CheckResult result) {
        if (result.findings().isEmpty()) {
            return "";
        }
        Finding first = result.findings().getFirst();
        return ": " + first.object() + ": " + first.reason();
    }

    private static Map<String, CheckResult> byId(LiveReport report) {
        Map<String, CheckResult> byId = new LinkedHashMap<>();
        report.results().forEach(result -> byId.put(key(result), result));
        return byId;
    }

    private static String key(CheckResult result) {
        return result.phase().label() + " " + result.id();
    }

    private static List<String> without(List<String> ids, List<String> others) {
        return ids.stream().filter(id -> !others.contains(id)).toList();
    }

    private List<String> open(LiveReport report) {
        return report.results().stream()
                .filter(result ->
                        result.status() == Status.FAILED || (result.status() == Status.UNKNOWN && !allowUnknown))
                .map(CheckResult::id)
                .toList();
    }
}
