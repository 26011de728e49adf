package dev.eidos.bundle.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChallengeTest {
    private static Challenge parse(String... headers) {
        return Challenge.parse(List.of(headers));
    }

    @Test
    void aTokenServiceIsNamed() {
        assertThat(parse("Bearer realm=\"https://auth.example/token\",service=\"reg\","
                        + " scope=\"repository:a/b:pull,push\""))
                .isEqualTo(new Challenge.Bearer("https://auth.example/token", "reg", "repository:a/b:pull,push"));
        assertThat(parse("bearer  REALM = \"r\" , error=invalid_token")).isEqualTo(new Challenge.Bearer("r", "", ""));
    }

    @Test
    void aTokenIsBetterThanAPassword() {
        assertThat(parse("Basic realm=\"x\", Bearer realm=\"r\"")).isEqualTo(new Challenge.Bearer("r", "", ""));
        assertThat(parse("Basic realm=\"x\"", "Bearer realm=\"r\", Basic realm=\"y\""))
                .isEqualTo(new Challenge.Bearer("r", "", ""));
    }

    @Test
    void othersAreBasicOrUnknown() {
        assertThat(parse("Basic realm=\"x\"")).isEqualTo(new Challenge.Basic());
        assertThat(parse("Basic")).isEqualTo(new Challenge.Basic());
        assertThat(parse("Negotiate")).isEqualTo(new Challenge.Unknown());
        assertThat(parse("Negotiate realm=\"Bearer realm=x\"")).isEqualTo(new Challenge.Unknown());
        assertThat(parse()).isEqualTo(new Challenge.Unknown());
    }
}
