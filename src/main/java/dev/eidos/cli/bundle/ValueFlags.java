package dev.eidos.cli.bundle;

import dev.eidos.bundle.values.Assignment;
import dev.eidos.bundle.values.HelmSet;
import dev.eidos.bundle.values.HelmSetJson;
import dev.eidos.bundle.values.ValueChanges;
import dev.eidos.bundle.values.ValueChanges.Change;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.DocumentInput;
import dev.eidos.cli.option.Flags;
import dev.eidos.document.Dialect;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.SourceText;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The flags that set components' values: {@code --values} is applied first, then {@code --set}, {@code --set-string}
 * and {@code --set-file}, as in Helm.
 */
final class ValueFlags {
    private ValueFlags() {}

    static void describe(CommandSpec spec) {
        spec.addOption(Flags.texts(
                "COMPONENT:PATH=VALUE",
                "Set values, in Helm's syntax: gpu-operator:driver.version=580.105.08,a[0]=x;"
                        + " null removes a chart's default. Of one pool of a fleet: POOL/COMPONENT:….",
                "--set"));
        spec.addOption(Flags.texts("COMPONENT:PATH=VALUE", "As --set, but every value is a text.", "--set-string"));
        spec.addOption(Flags.texts(
                "COMPONENT:PATH=JSON",
                "As --set, but every value is JSON: gpu-operator:daemonsets.tolerations=[{\"operator\":\"Exists\"}].",
                "--set-json"));
        spec.addOption(Flags.texts("COMPONENT:PATH=FILE", "Set a value to what a file holds.", "--set-file"));
        spec.addOption(Flags.texts("COMPONENT=FILE", "Lay a values file over a component's values.", "--values"));
    }

    static ValueChanges of(ParseResult options, Session session) throws InterruptedException {
        List<Change> changes = new ArrayList<>();
        for (String text : Flags.texts(options, "--values")) {
            changes.add(file(text, session, options));
        }
        // as in Helm, JSON lies below what is set otherwise
        for (String text : Flags.texts(options, "--set-json")) {
            changes.add(json(text));
        }
        for (String text : Flags.texts(options, "--set")) {
            changes.add(set("--set", text, true));
        }
        for (String text : Flags.texts(options, "--set-string")) {
            changes.add(set("--set-string", text, false));
        }
        for (String text : Flags.texts(options, "--set-file")) {
            changes.add(content(text, session, options));
        }
        return new ValueChanges(changes);
    }

    private static Change set(String flag, String text, boolean typed) {
        String shown = flag + " " + text;
        int colon = colon(text, shown);
        return new ValueChanges.SetValues(
                text.substring(0, colon),
                Flags.parse(flag, text, _ -> HelmSet.parse(text.substring(colon + 1), typed)),
                shown);
    }

    private static Change json(String text) {
        String shown = "--set-json " + text;
        int colon = colon(text, shown);
        return new ValueChanges.SetValues(
                text.substring(0, colon),
                Flags.parse("--set-json", text, _ -> HelmSetJson.parse(text.substring(colon + 1))),
                shown);
    }

    private static Change content(String text, Session session, ParseResult options) throws InterruptedException {
        String shown = "--set-file " + text;
        int colon = colon(text, shown);
        int equals = text.indexOf('=', colon);
        if (equals < 0) {
            throw malformed(shown, "there is no = between path and file");
        }
        List<Assignment.PathStep> path =
                Flags.parse("--set-file", text, _ -> HelmSet.path(text.substring(colon + 1, equals)));
        String content = DocumentInput.read(text.substring(equals + 1), "--set-file", session, options)
                .text();
        var assignment = new Assignment(path, Value.scalar(content));
        return new ValueChanges.SetValues(text.substring(0, colon), List.of(assignment), shown);
    }

    private static Change file(String text, Session session, ParseResult options) throws InterruptedException {
        String shown = "--values " + text;
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw malformed(shown, "there is no = between component and file");
        }
        SourceText source = DocumentInput.read(text.substring(equals + 1), "--values", session, options);
        Value.Mapping values = switch (DocumentReader.read(source.text(), source.name(), Dialect.HELM)) {
            case Value.Mapping mapping -> mapping;
            case Value.Scalar scalar when scalar.value() == null -> Value.Mapping.EMPTY;
            case Value.Scalar _, Value.Sequence _ -> throw malformed(shown, "values must be a mapping");
        };
        return new ValueChanges.MergeValues(text.substring(0, equals), values, shown);
    }

    private static int colon(String text, String shown) {
        int colon = text.indexOf(':');
        if (colon <= 0 || text.substring(0, colon).indexOf('=') >= 0) {
            throw malformed(shown, "there is no component before a colon");
        }
        return colon;
    }

    private static EidosException malformed(String shown, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "cannot understand what is to be set")
                .object(shown)
                .reason(reason)
                .suggestion("write component:path=value, as in gpu-operator:driver.version=580.105.08;"
                        + " with --values component=file")
                .build();
    }
}
