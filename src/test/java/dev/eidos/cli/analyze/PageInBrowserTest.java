package dev.eidos.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.testing.Browser;
import dev.eidos.testing.fleet.fault.PageFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real browser says of the pages. */
class PageInBrowserTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("HOME", "/nonexistent");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void fiveNodesOfWhichOneIsHostile() throws Exception {
        Browser browser = Browser.require();

        // given
        PageFleet.five(folder.resolve("fleet"));

        // when
        Path page = page("fleet");

        // then
        assertThat(Files.readString(page)).doesNotContain("<img", PageFleet.HOSTILE);
        assertThat(browser.faults(page)).isEmpty();
    }

    @Test
    void fourHundredNodes() throws Exception {
        Browser browser = Browser.require();

        // given
        PageFleet.many(folder.resolve("fleet"), 400);

        // when
        Path page = page("fleet");

        // then
        assertThat(Files.size(page)).isLessThan(2_000_000);
        assertThat(browser.faults(page)).isEmpty();
    }

    @Test
    void whatDiffersBetweenTwoFleets() throws Exception {
        Browser browser = Browser.require();

        // given
        PageFleet.sound(folder.resolve("before"), 5);
        PageFleet.five(folder.resolve("after"));
        Path page = folder.resolve("diff.html");

        // when
        Files.writeString(
                page,
                Run.with(ENVIRONMENT, "diff", at("before"), at("after"), "-o", "html")
                        .out());

        // then
        assertThat(Files.readString(page)).doesNotContain("<img", PageFleet.HOSTILE);
        assertThat(browser.faults(page)).isEmpty();
    }

    private Path page(String fleet) throws IOException {
        Path page = folder.resolve(fleet + ".html");
        assertThat(Run.with(ENVIRONMENT, "analyze", at(fleet), "-o", page.toString())
                        .code())
                .isEqualTo(9);
        return page;
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }
}
