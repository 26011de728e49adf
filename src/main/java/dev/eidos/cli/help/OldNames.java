package dev.eidos.cli.help;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;

/** The names that an option had before: they work as they did, and help does not show them. */
public record OldNames(Set<String> names) {

    /** The same option, which may still be called so. */
    public static OptionSpec of(OptionSpec option, String... old) {
        String[] all = Arrays.copyOf(option.names(), option.names().length + old.length);
        System.arraycopy(old, 0, all, option.names().length, old.length);
        return OptionSpec.builder(option)
                .names(all)
                .userObject(new OldNames(Set.of(old)))
                .build();
    }

    /** The names of an option that help shows. */
    public static List<String> shown(OptionSpec option) {
        return option.userObject() instanceof OldNames(Set<String> old)
                ? Arrays.stream(option.names())
                        .filter(name -> !old.contains(name))
                        .toList()
                : List.of(option.names());
    }
}
