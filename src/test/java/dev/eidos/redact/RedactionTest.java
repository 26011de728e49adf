package dev.eidos.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import dev.eidos.redact.PlantedSecrets.Planted;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    static Stream<Planted> planted() {
        return PlantedSecrets.all();
    }

    static Stream<Planted> byForm() {
        return Stream.concat(PlantedSecrets.byForm(), PlantedSecrets.keys());
    }

    @ParameterizedTest
    @MethodSource("planted")
    void aSecretIsHiddenInAValueAKeyAndAGap(Planted planted) {
        // given
        Subtype captured = Subtype.named("x")
                .put("innocent", planted.text())
                .put("list", "first," + planted.text())
                .put(planted.text(), 1)
                .gap(planted.text(), Gap.Reason.Failed, "it says " + planted.text())
                .build();

        // when
        Subtype shown = Redaction.STANDARD.of(captured);

        // then
        assertThat(shown.toString()).doesNotContain(planted.secret());
        assertThat(shown.data()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("planted")
    void aSecretIsHiddenInItemsAndContextToo(Planted planted) {
        // given
        Map<String, Reading> readings = Map.of("innocent", Reading.of(planted.text()), planted.text(), Reading.of(1));
        var captured = new Subtype("x", readings, Map.of(), List.of(new Subtype.Item(readings, readings)), List.of());

        // when
        Subtype shown = Redaction.STANDARD.of(captured);

        // then
        assertThat(shown.toString()).doesNotContain(planted.secret());
        assertThat(shown.items().getFirst().context()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("planted")
    void whatIsHiddenStaysAsItIs(Planted planted) {
        // given
        String once = CredentialMask.hide(planted.text());

        // when
        String twice = CredentialMask.hide(once);

        // then
        assertThat(twice).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("byForm")
    void aFormTellsWhateverStandsAroundIt(Planted planted) {
        assertThat(CredentialMask.hideForms("x=" + planted.text())).doesNotContain(planted.secret());
        assertThat(CredentialMask.hideForms("a \"" + planted.text() + "\", b")).doesNotContain(planted.secret());
    }

    @Test
    void aSecretInAnItemOfItsOwnIsHidden() {
        // given
        Subtype captured = Subtype.named("x")
                .put("args.0", "--token")
                .put("args.1", "Hunter2Zq9")
                .put("args.2", "--verbose")
                .put("args.3", "ordinary")
                .build();

        // when
        Subtype shown = Redaction.STANDARD.of(captured);

        // then
        assertThat(shown.data())
                .containsEntry("args.1", Reading.of("<redacted>"))
                .containsEntry("args.3", Reading.of("ordinary"));
    }

    @Test
    void aKeyOfAwsBesideItsIdIsHidden() {
        // given
        String secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY";
        Subtype captured = Subtype.named("x")
                .put("one", "AKIA" + "IOSFODNN7EXAMPLE " + secret)
                .put("two", secret)
                .build();

        // when
        Subtype shown = Redaction.STANDARD.of(captured);

        // then
        assertThat(shown.data().values()).extracting(Reading::asText).noneMatch(text -> text.contains("wJalr"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACCESS_TOKEN", "KEY", "DB_PW", "ROOT_PASS", "a.clientSecret", "secrets.0", "env.KEY"})
    void theNameOfAValueTells(String key) {
        // given
        Subtype captured = Subtype.named("x").put(key, "hunter").build();

        // when
        Subtype shown = Redaction.STANDARD.of(captured);

        // then
        assertThat(shown.data()).containsEntry(key, Reading.of("<redacted>"));
    }

    @Test
    void keysThatAreDataDoNotTell() {
        // given
        String digest = "sha256:" + "0123456789abcdef".repeat(4);
        Subtype captured = Subtype.named("x")
                .put("ghcr.io/external-secrets/external-secrets:v0.9", digest)
                .put("ghcr.io/external-secrets/external-secrets", digest + " " + digest)
                .put("example.com/token-service=true", "2: node-a, node-b")
                .put("tolerations.0.key", "nvidia.com/gpu")
                .build();

        // when
        Subtype shown = Redaction.STANDARD.of(captured);

        // then
        assertThat(shown).isEqualTo(captured);
    }

    @Test
    void twoKeysThatDifferInASecretAreTwoStill() {
        // given
        Subtype captured = Subtype.named("x")
                .put("https://a:b@h/x", "one")
                .put("https://c:d@h/x", "two")
                .build();

        // when
        Subtype shown = Redaction.STANDARD.of(captured);

        // then
        assertThat(shown.data().keySet()).containsExactly("https://<redacted>@h/x", "https://<redacted>@h/x (2)");
    }

    @Test
    void aSiteHidesItsOwnBesides() {
        // given
        var redaction = new Redaction(SitePatterns.parse(List.of("rack-name", "/corp-[0-9]+/")));
        Subtype captured = Subtype.named("x")
                .put("a.rackName", "r7")
                .put("rack_name", 17)
                .put("other", "run --rack-name r7 on corp-123.example")
                .gap("corp-9", Gap.Reason.Failed, "corp-10 is away")
                .build();

        // when
        Subtype shown = redaction.of(captured);

        // then
        assertThat(shown.toString())
                .doesNotContain("r7", "17", "corp-123", "corp-9", "corp-10")
                .contains(".example");
    }
}
