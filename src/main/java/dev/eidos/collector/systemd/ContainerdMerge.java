package dev.eidos.collector.systemd;

import dev.eidos.document.Value;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * containerd's files merged into one configuration as containerd itself does at its start (containerd,
 * {@code cmd/containerd/server/config}, LoadConfig and mergeConfig; before 2.0 {@code services/server/config}).
 *
 * <p>What becomes of a plugin that two files set is decided by which containerd runs, never by the single file. The
 * files say which: 1.x refuses version 3, and only 2.3 and later know version 4. With version 2 alone either may run;
 * the older rule is followed then, and where the newer would give something else, a gap names the files.
 */
final class ContainerdMerge {
    private enum Release {
        /** A later file's plugin takes the place of an earlier's; the last version that a file says counts for all. */
        V1("containerd 1"),
        /** Plugins are merged key by key; the last version of 2 or later counts for all. */
        V2("containerd 2.0 to 2.2"),
        /** Each file is brought to version 4 before it is merged. */
        V2_3("containerd 2.3");

        private final String words;

        Release(String words) {
            this.words = words;
        }
    }

    private final List<ContainerdFile> files;
    private final Release release;
    private final long version;
    private final List<Gap> gaps = new ArrayList<>();

    private ContainerdMerge(List<ContainerdFile> files) {
        this.files = files;
        this.release = release(files);
        this.version = version();
    }

    /** @param files in the order in which containerd reads them */
    static ContainerdConfig of(List<ContainerdFile> files) {
        return new ContainerdMerge(files).merged();
    }

    private static Release release(List<ContainerdFile> files) {
        long newest = files.stream().mapToLong(ContainerdFile::version).max().orElse(0);
        if (newest >= 4) {
            return Release.V2_3;
        }
        boolean newIds = files.stream()
                .map(ContainerdFile::plugins)
                .anyMatch(plugins -> plugins.has(CriSettings.RUNTIME) || plugins.has(CriSettings.IMAGES));
        return newest == 3 || newIds ? Release.V2 : Release.V1;
    }

    private long version() {
        ContainerdFile decider = decider();
        return switch (release) {
            case V1 -> decider == null ? 1 : decider.version();
            // a file without version is taken for one of the newest that containerd knows
            case V2 -> decider == null ? 3 : decider.version();
            case V2_3 -> 4;
        };
    }

    /** The file whose version counts for all. */
    private @Nullable ContainerdFile decider() {
        long least = release == Release.V1 ? 1 : 2;
        return files.stream()
                .filter(file -> file.version() >= least)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    private ContainerdConfig merged() {
        ConfigTree plugins = plugins(release);
        Map<String, Value> entries = new LinkedHashMap<>(topLevel().entries());
        entries.put("plugins", Value.mapping(plugins.entries()));
        List<String> ids = idsOfCri().stream().filter(plugins::has).toList();
        CriSettings cri = CriSettings.of(release == Release.V1 ? ConfigTree.EMPTY : plugins);
        for (String id : ids) {
            if (!id.equals(CriSettings.RUNTIME)) {
                cri = cri.migratedFrom(plugins.table(id));
            }
        }
        unread();
        if (release == Release.V1) {
            replaced(plugins);
        } else if (idsOfCri().contains(ContainerdFile.CRI_2)) {
            mixed();
        }
        return new ContainerdConfig(new ConfigTree(entries), cri, ids, gaps);
    }

    private ConfigTree topLevel() {
        ConfigTree merged = ConfigTree.EMPTY;
        Set<String> disabled = new LinkedHashSet<>();
        for (ContainerdFile file : files) {
            merged = merged.overriddenBy(file.tree().withoutBlanks("root", "state"));
            disabled.addAll(file.tree().texts("disabled_plugins"));
        }
        if (!disabled.isEmpty()) {
            merged = merged.with(
                    "disabled_plugins",
                    Value.sequence(disabled.stream().map(Value::scalar).toList()));
        }
        return decider() == null ? merged : merged.with("version", Value.scalar(Reading.of(version)));
    }

    private ConfigTree plugins(Release by) {
        ConfigTree plugins = ConfigTree.EMPTY;
        for (ContainerdFile file : files) {
            ConfigTree later = taken(file, by);
            plugins = by == Release.V1 ? plugins.overlaidBy(later) : plugins.overriddenBy(later);
        }
        return plugins;
    }

    /** A file's plugins under the ids that they have when they are merged. */
    private static ConfigTree taken(ContainerdFile file, Release by) {
        return switch (by) {
            case V1 -> file.plugins();
            case V2 -> file.renamed();
            case V2_3 -> file.migrated();
        };
    }

    /** The plugins in which containerd looks for CRI's settings. */
    private List<String> idsOfCri() {
        return switch (release) {
            case V1 -> List.of(version < 2 ? ContainerdFile.CRI_1 : ContainerdFile.CRI_2);
            case V2 -> version < 3 ? List.of(ContainerdFile.CRI_2, CriSettings.RUNTIME) : List.of(CriSettings.RUNTIME);
            case V2_3 -> List.of(CriSettings.RUNTIME);
        };
    }

    /** Settings that look as if they counted, under an id that the version does not know. */
    private void unread() {
        for (String id : List.of(ContainerdFile.CRI_1, ContainerdFile.CRI_2)) {
            Set<String> involved = setting(id);
            if (!involved.isEmpty() && !idsOfCri().contains(id)) {
                ContainerdFile decider = decider();
                String whose = decider == null ? "" : " of " + decider.path();
                if (decider != null) {
                    involved.add(decider.path());
                }
                gap(
                        involved,
                        release.words + " does not read plugin " + id + ": version " + version + whose
                                + " counts for all files; write all of them in one version (containerd config"
                                + " migrate)");
            }
        }
    }

    /** Two files of version 2, of which the later may or may not leave something of the earlier. */
    private void replaced(ConfigTree plugins) {
        List<String> ids = new ArrayList<>(idsOfCri());
        ids.add(ContainerdConfig.NRI_PLUGIN);
        for (String id : ids) {
            if (!plugins.table(id).equals(plugins(Release.V2).table(id))
                    && setting(id).size() > 1) {
                gap(
                        setting(id),
                        "both set plugin " + id
                                + ": containerd 1 takes the later file's settings alone, as is told here;"
                                + " containerd 2 merges them");
            }
        }
    }

    /** A file of version 2 behind one of version 3. */
    private void mixed() {
        Set<String> involved = setting(CriSettings.RUNTIME);
        involved.addAll(setting(CriSettings.IMAGES));
        Set<String> old = setting(ContainerdFile.CRI_2);
        if (involved.isEmpty() || old.isEmpty()) {
            return;
        }
        involved.addAll(old);
        gap(
                involved,
                release.words + " takes from plugin " + ContainerdFile.CRI_2 + " only what " + CriSettings.RUNTIME
                        + " does not set, and all runtimes from the latter; write all files in one version"
                        + " (containerd config migrate)");
    }

    private Set<String> setting(String id) {
        Set<String> paths = new LinkedHashSet<>();
        files.stream()
                .filter(file -> ContainerdFile.set(taken(file, release), id))
                .forEach(file -> paths.add(file.path()));
        return paths;
    }

    private void gap(Set<String> involved, String message) {
        gaps.add(new Gap(String.join(", ", involved), Gap.Reason.Invalid, message));
    }
}
