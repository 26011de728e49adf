package dev.eidos.bundle.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.error.EidosException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownUrlsTest {
    private static final URI REALM = URI.create("https://me:hunter2@auth.example/token?client_secret=hunter2#hunter2");

    @Test
    void aTokenServiceShowsNoSecretOfItsRealm() {
        for (EidosException failure : List.of(
                RegistryErrors.tooSlow(REALM, "no answer", new IOException()),
                RegistryErrors.of(REALM, new ConnectException(), "trust it"))) {
            assertThat(failure.object()).isEqualTo("https://auth.example/token?…");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oci://me:hunter2@registry.example/image:1",
                "oci://me:hunter2@registry.example/image:1?x=hunter2",
                "oci://me:hun/hunter2@registry.example/image:1",
                "oci://registry.example/image:1?token=hunter2",
                "oci://registry.example/image:1#hunter2"
            })
    void aReferenceThatIsNoneShowsNoSecret(String reference) {
        // when
        EidosException failure = catchThrowableOfType(EidosException.class, () -> OciReference.parse(reference));

        // then
        assertThat(failure).isNotNull();
        assertThat(failure.object() + failure.getMessage()).doesNotContain("hunter2");
    }
}
