package dev.eidos.cli;

import dev.eidos.serializer.Format;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The kinds of options that commands have. */
final class Flags {
    private Flags() {}

    /** An option that is there or not. */
    static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names)
                .arity("0")
                .type(boolean.class)
                .description(description)
                .build();
    }

    /** An option with a text. */
    static OptionSpec text(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .paramLabel(label)
                .arity("1")
                .type(String.class)
                .description(description)
                .build();
    }

    /** An option with a text that may be given several times. */
    static OptionSpec texts(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .paramLabel(label)
                .arity("1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    static OptionSpec format(String description) {
        return OptionSpec.builder("--format")
                .paramLabel("FORMAT")
                .arity("1")
                .type(Format.class)
                .converters(new Formats())
                .description(description)
                .build();
    }

    /** Where {@code cm://} leads. */
    static void addCluster(CommandSpec spec) {
        spec.addOption(
                text("FILE", "Use this kubeconfig, not that of KUBECONFIG or of the home folder.", "--kubeconfig"));
        spec.addOption(text("NAME", "Context of the kubeconfig to use.", "--context"));
    }
}
