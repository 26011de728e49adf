package dev.eidos.k8s.api;

import dev.eidos.document.Value;
import dev.eidos.redact.CredentialMask;
import java.util.Locale;

/** The words of an answer that no API server has written: a proxy's, a gateway's or a log-in page's. */
final class ForeignAnswer {
    private static final int LONGEST = 300;

    private ForeignAnswer() {}

    /**
     * One line of it, without credentials; empty if it says nothing.
     *
     * @param parsed the body if it is JSON, else an empty mapping
     */
    static String words(String body, Value parsed) {
        String said = CredentialMask.hide(line(body.strip(), parsed));
        return said.length() <= LONGEST ? said : said.substring(0, LONGEST) + "…";
    }

    private static String line(String body, Value parsed) {
        if (!parsed.entries().isEmpty()) {
            String error = parsed.text("error");
            return error.isEmpty() ? parsed.text("error", "message") : error;
        }
        String text = body.startsWith("<") ? title(body) : body.startsWith("{") ? "" : body;
        return text.strip().lines().findFirst().orElse("").strip();
    }

    private static String title(String page) {
        String lower = page.toLowerCase(Locale.ROOT);
        int start = lower.indexOf("<title>");
        int end = lower.indexOf("</title>", Math.max(0, start));
        return start < 0 || end < 0 ? "" : page.substring(start + "<title>".length(), end);
    }
}
