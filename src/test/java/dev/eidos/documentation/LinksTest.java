package dev.eidos.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links between pages, and into them. What lies elsewhere in the network is not asked for. */
class LinksTest {
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");

    @Test
    void everyLinkLeadsToAFileAndEveryAnchorIsThere() throws IOException {
        // given
        List<MarkdownPage> pages = MarkdownPage.all();
        assertThat(pages).hasSizeGreaterThan(30);
        assertThat(pages.stream().mapToInt(page -> page.links().size()).sum()).isGreaterThan(100);

        // when
        List<String> dead = new ArrayList<>();
        pages.forEach(page -> dead.addAll(dead(page)));

        // then
        assertThat(dead).isEmpty();
    }

    @Test
    void aDeadLinkIsFound(@TempDir Path folder) throws IOException {
        // given
        Files.writeString(
                folder.resolve("there.md"), "# Two words, `code` and a [link](there.md)\n\n## Same\n## Same\n");
        Path page = Files.writeString(folder.resolve("page.md"), """
            # Top
            [a](there.md#two-words-code-and-a-link) [b](there.md#same-1) [c](#top) [d](https://example.com/x)
            [no](there.md#same-2) and ![no](absent.png "title") but `[code](absent.md)`
            [no]: other.md
            ```sh
            [code](absent.md)
            ```
            [no](#nowhere)
            """);

        // when
        List<String> dead = dead(MarkdownPage.read(page));

        // then
        assertThat(dead)
                .containsExactly(
                        page + ":3: there.md#same-2",
                        page + ":3: absent.png",
                        page + ":4: other.md",
                        page + ":8: #nowhere");
    }

    private static List<String> dead(MarkdownPage page) {
        return page.links().stream()
                .filter(link -> !ELSEWHERE.matcher(link.target()).matches())
                .filter(link -> !resolves(page, link.target()))
                .map(link -> page.path() + ":" + link.line() + ": " + link.target())
                .toList();
    }

    private static boolean resolves(MarkdownPage page, String target) {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path there = file.isEmpty() ? page.path() : page.path().resolveSibling(file);
        if (!Files.exists(there)) {
            return false;
        }
        return hash < 0 || MarkdownPage.read(there).anchors().contains(target.substring(hash + 1));
    }
}
