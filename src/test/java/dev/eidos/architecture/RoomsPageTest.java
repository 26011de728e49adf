package dev.eidos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The table of rooms in {@code docs/architecture.md}, which is made from {@link Room} and from what each package says
 * of itself. {@code mvn -Dtest=RoomsPageTest -Drooms.write test} writes it anew.
 */
class RoomsPageTest {
    private static final Path PAGE = Path.of("docs/architecture.md");
    private static final String BEGIN = "<!-- rooms: made by RoomsPageTest -->\n";
    private static final String END = "<!-- end of rooms -->\n";
    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    @Test
    void thePageHasTheTableOfRooms() throws IOException {
        // given
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);

        // when
        String made = table();
        if (System.getProperty("rooms.write") != null) {
            Files.writeString(PAGE, page.substring(0, from) + made + page.substring(to));
            return;
        }

        // then
        assertThat(page.substring(from, to)).isEqualTo(made);
    }

    private static String table() throws IOException {
        var table = new StringBuilder("| room (`dev.eidos.…`) | what lives there | may use |\n|---|---|---|\n");
        for (Room room : Room.all()) {
            String uses =
                    room.uses().stream().sorted().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
            table.append("| `%s` | %s | %s |\n".formatted(room.name(), about(room), uses));
        }
        return table.toString();
    }

    private static String about(Room room) throws IOException {
        Path file = Path.of("src/main/java/dev/eidos", room.name().replace('.', '/'), "package-info.java");
        Matcher javadoc = JAVADOC.matcher(Files.readString(file));
        assertThat(javadoc.find()).as(file.toString()).isTrue();
        return javadoc.group(1)
                .replaceAll("\\n \\* ?", " ")
                .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
