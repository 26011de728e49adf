package dev.eidos.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page as a forge shows it: what it links to, and what can be linked to.
 *
 * @param path from the project's root
 * @param prose the lines outside of blocks of code, those of blocks being empty
 * @param blocks the blocks of code
 */
record MarkdownPage(Path path, List<String> prose, List<CodeBlock> blocks) {
    private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}|~{3,})\\s*([^`\\s]*).*");
    private static final Pattern LINK = Pattern.compile("]\\(\\s*<?([^)>\\s]+)>?(?:\\s+\"[^\"]*\")?\\s*\\)");
    private static final Pattern DEFINITION = Pattern.compile("^\\s{0,3}\\[[^]]+]:\\s+<?([^>\\s]+)>?.*$");
    private static final Pattern CODE = Pattern.compile("(`+)(.+?)(?<!`)\\1(?!`)");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*?)\\s*#*\\s*");
    private static final Pattern ANCHOR = Pattern.compile("<a\\s+(?:id|name)=\"([^\"]+)\"");
    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules", "shared");

    /**
     * A block of code.
     *
     * @param language the word behind the fence, which may be empty
     * @param line the number of its first line, from 1 on
     */
    record CodeBlock(String language, int line, List<String> lines) {}

    /** A link, with the number of its line. */
    record Link(int line, String target) {}

    /** Every page of the project, those of test data left out. */
    static List<MarkdownPage> all() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(""))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !NOT_OURS.contains(file.getName(0).toString()))
                    .filter(file -> !file.startsWith("src"))
                    .sorted()
                    .map(MarkdownPage::read)
                    .toList();
        }
    }

    static MarkdownPage read(Path file) {
        try {
            return of(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MarkdownPage of(Path path, String text) {
        List<String> prose = new ArrayList<>();
        List<CodeBlock> blocks = new ArrayList<>();
        String fence = "";
        for (String line : text.lines().toList()) {
            Matcher matcher = FENCE.matcher(line);
            boolean fenced = matcher.matches();
            if (fence.isEmpty() && fenced) {
                fence = matcher.group(1);
                blocks.add(new CodeBlock(matcher.group(2), prose.size() + 2, new ArrayList<>()));
            } else if (!fence.isEmpty() && fenced && line.strip().equals(fence)) {
                fence = "";
            } else if (!fence.isEmpty()) {
                blocks.getLast().lines().add(line);
            } else {
                prose.add(line);
                continue;
            }
            prose.add("");
        }
        return new MarkdownPage(path, prose, blocks);
    }

    List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < prose.size(); i++) {
            // brackets in code are no link, but code may be the text of one
            String line = CODE.matcher(prose.get(i)).replaceAll("code");
            Matcher definition = DEFINITION.matcher(line);
            if (definition.matches()) {
                links.add(new Link(i + 1, definition.group(1)));
            }
            Matcher link = LINK.matcher(line);
            while (link.find()) {
                links.add(new Link(i + 1, link.group(1)));
            }
        }
        return links;
    }

    /** The pieces of code in the prose. */
    List<Link> inlineCode() {
        List<Link> found = new ArrayList<>();
        for (int i = 0; i < prose.size(); i++) {
            Matcher code = CODE.matcher(prose.get(i));
            while (code.find()) {
                found.add(new Link(i + 1, code.group(2)));
            }
        }
        return found;
    }

    /** The names behind {@code #} that lead into the page: those that a forge makes of headings, and those given. */
    Set<String> anchors() {
        Set<String> anchors = new TreeSet<>();
        Map<String, Integer> times = new HashMap<>();
        for (String line : prose) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String slug = slug(heading.group(1));
                int before = times.merge(slug, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? slug : slug + "-" + before);
            }
            Matcher anchor = ANCHOR.matcher(line);
            while (anchor.find()) {
                anchors.add(anchor.group(1));
            }
        }
        return anchors;
    }

    private static String slug(String heading) {
        var slug = new StringBuilder();
        String text = heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").toLowerCase(Locale.ROOT);
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == '-' || c == '_') {
                slug.appendCodePoint(c);
            } else if (c == ' ') {
                slug.append('-');
            }
        });
        return slug.toString();
    }
}
