package dev.eidos.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateActionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{- $x := index .Values \"kgateway\" }}",
                "namespace: {{ .Release.Namespace }}",
                "a: b\nchart: {{ .Chart.Name }}-{{ .Chart.Version }}",
                "{{ if .Capabilities.APIVersions.Has \"v1\" }}",
                "{{ $labels.node }} {{ .Values.x }}",
                "{{ .Values.unfinished"
            })
    void whatNamesObjectsThatOnlyHelmKnowsIsATemplate(String text) {
        assertThat(TemplateActions.areIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "summary: \"{{ $labels.node }} is at {{ $value }}\"",
                "summary: \"{{ .Labels.node }} {{ .Value }}\"",
                "text: .Values.x is not in braces",
                "text: \"{{ a }} .Values.x\""
            })
    void whatAlertRulesHaveIsNot(String text) {
        assertThat(TemplateActions.areIn(text)).isFalse();
    }

    @Test
    void aTemplateIsNotReadAsYaml() {
        // when
        ManifestFile manifest =
                ManifestFile.of("gateway.yaml", "{{- if .Values.on }}\nkind: {{ .Values.kind }}\n{{- end }}\n");

        // then
        assertThat(manifest.template()).isTrue();
        assertThat(manifest.documents()).isEmpty();
    }
}
