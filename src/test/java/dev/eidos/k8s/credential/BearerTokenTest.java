package dev.eidos.k8s.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cret\n",
                "s3cret\r\n",
                "s3\ncret",
                "s3\tcret",
                "s3crét",
                "s3cret\u0000",
                "\u001b[1ms3cret",
                " "
            })
    void whatNoHeaderCanCarryIsRefusedWithoutQuotingIt(String token) {
        // when
        EidosException failure =
                catchThrowableOfType(EidosException.class, () -> BearerToken.checked(token, "token of user u"));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_INPUT);
        assertThat(failure.object()).isEqualTo("token of user u");
        assertThat(failure.getMessage()).doesNotContain("s3");
        assertThat(failure).hasNoCause();
    }

    @Test
    void anOtherTokenStaysAsItIs() {
        assertThat(BearerToken.checked("ey.a-b_c=", "x")).isEqualTo("ey.a-b_c=");
    }
}
