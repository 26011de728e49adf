package dev.eidos.bundle.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TagListTest {
    @TempDir
    Path home;

    private RegistryShelf shelf;

    @BeforeEach
    void open() throws Exception {
        shelf = RegistryShelf.open(home);
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    private void answers(String first, String second) {
        shelf.registry().with(exchange -> {
            String path = exchange.getRequestURI().toString();
            if (!path.contains("/tags/list")) {
                return false;
            }
            boolean isFirst = !path.contains("last=");
            if (isFirst && !second.isEmpty()) {
                exchange.getResponseHeaders().add("Link", "</v2/elsewhere/tags/list?last=x>; rel=\"next\"");
            }
            SmallRegistry.answer(exchange, 200, (isFirst ? first : second).getBytes(UTF_8));
            return true;
        });
    }

    @Test
    void pagesAreReadUntilThereAreNoMore() throws Exception {
        // given
        answers("{\"name\": \"org/bundle\", \"tags\": [\"1.0.0\", \"1.0.1\"]}", "{\"tags\": [\"2.0.0\"]}");

        // then
        assertThat(shelf.client().tags(shelf.reference("v1"))).startsWith("1.0.0", "1.0.1", "2.0.0");
    }

    @Test
    void whatIsNoTagIsLeftOut() throws Exception {
        // given
        answers("{\"tags\": [\"1.0.0\", \"a b\", {\"x\": 1}, \"../..\", \"\"]}", "");

        // then
        assertThat(shelf.client().tags(shelf.reference("v1"))).containsExactly("1.0.0");
    }

    @Test
    void anAnswerThatIsNoListIsTold() {
        for (String answer : new String[] {"[]", "<html>", "\"tags\""}) {
            // given
            answers(answer, "");

            // then
            assertThatExceptionOfType(EidosException.class)
                    .isThrownBy(() -> shelf.client().tags(shelf.reference("v1")))
                    .satisfies(e -> assertThat(e.code()).isIn(ErrorCode.FAILED, ErrorCode.INVALID_INPUT));
        }
    }
}
