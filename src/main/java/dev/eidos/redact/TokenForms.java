package dev.eidos.redact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tokens and keys that are recognised by their own form, wherever they stand. */
final class TokenForms {
    /** No form is shorter. */
    static final int SHORTEST = 11;

    /** Of a bootstrap token of kubeadm: an id of six characters, a dot, a secret of sixteen. */
    private static final int BOOTSTRAP_ID = 6;

    private static final int BOOTSTRAP = 23;

    private static final int ACCESS_KEY_ID = 20;
    private static final int AWS_SECRET = 40;

    /**
     * A form that has a beginning of its own.
     *
     * @param least how many characters follow it at least
     * @param others which may follow besides letters and digits
     * @param needsDigit whether it is taken for a word without one
     */
    private record Form(String prefix, int least, String others, boolean needsDigit) {
        private int end(String text, int from) {
            if (!text.startsWith(prefix, from)) {
                return from;
            }
            int rest = from + prefix.length();
            int end = Text.endOfRun(text, rest, others);
            return end - rest >= least && (!needsDigit || Text.hasDigit(text, rest, end)) ? end : from;
        }
    }

    private static final List<Form> FORMS = List.of(
            // GitHub
            new Form("ghp_", 10, "_", false),
            new Form("gho_", 10, "_", false),
            new Form("ghu_", 10, "_", false),
            new Form("ghs_", 10, "_-.", false),
            new Form("ghr_", 10, "_", false),
            new Form("github_pat_", 10, "_", false),
            // GitLab
            new Form("glpat-", 10, "_-.", false),
            new Form("gldt-", 10, "_-.", false),
            new Form("glrt-", 10, "_-.", false),
            new Form("glft-", 10, "_-.", false),
            new Form("glptt-", 10, "_-.", false),
            new Form("glcbt-", 10, "_-.", false),
            // Slack
            new Form("xoxa-", 6, "-", false),
            new Form("xoxb-", 6, "-", false),
            new Form("xoxc-", 6, "-", false),
            new Form("xoxd-", 6, "-%", false),
            new Form("xoxe", 6, ".-", false),
            new Form("xoxo-", 6, "-", false),
            new Form("xoxp-", 6, "-", false),
            new Form("xoxr-", 6, "-", false),
            new Form("xoxs-", 6, "-", false),
            new Form("xapp-", 10, "-", true),
            new Form("hooks.slack.com/services/", 20, "/", false),
            // webhooks and bots of other chats
            new Form("discord.com/api/webhooks/", 20, "/_-", false),
            new Form("discord.com/api/v9/webhooks/", 20, "/_-", false),
            new Form("discord.com/api/v10/webhooks/", 20, "/_-", false),
            new Form("discordapp.com/api/webhooks/", 20, "/_-", false),
            new Form("webhook.office.com/webhookb2/", 20, "/@-", false),
            new Form("api.telegram.org/bot", 20, ":_-", false),
            // NVIDIA, Hugging Face, OpenAI and others of its form
            new Form("nvapi-", 10, "_-", false),
            new Form("hf_", 16, "", false),
            new Form("sk-", 16, "_-", true),
            // registries of packages and images
            new Form("npm_", 20, "", false),
            new Form("pypi-", 32, "_-", true),
            new Form("dckr_pat_", 8, "_-", false),
            new Form("dckr_oat_", 8, "_-", false),
            // clouds and services
            new Form("AIza", 30, "_-", false),
            new Form("ya29.", 16, "_-.", false),
            new Form("GOCSPX-", 16, "_-", false),
            new Form("hvs.", 16, "_-", false),
            new Form("hvb.", 16, "_-", false),
            new Form("hvr.", 16, "_-", false),
            new Form("sk_live_", 10, "", false),
            new Form("rk_live_", 10, "", false),
            new Form("SG.", 32, "_-.", true),
            new Form("dop_v1_", 32, "", false),
            new Form("tskey-", 12, "-", true),
            new Form("glsa_", 16, "_", false),
            new Form("glc_", 16, "_=+/", false),
            new Form("gsk_", 32, "", false),
            new Form("dapi", 32, "", true),
            new Form("ATATT", 20, "_-=", false),
            new Form("lin_api_", 20, "", false),
            new Form("shpat_", 20, "", false),
            new Form("NRAK-", 20, "", false),
            new Form("dt0c01.", 20, ".", false),
            new Form("AGE-SECRET-KEY-", 10, "", false),
            // a JSON Web Token, or another JSON object in Base64
            new Form("eyJ", 16, "_-.+/=", false),
            // crypt(5): a hash of a password
            new Form("$1$", 8, "$./", false),
            new Form("$2a$", 8, "$./", false),
            new Form("$2b$", 8, "$./", false),
            new Form("$2y$", 8, "$./", false),
            new Form("$5$", 8, "$./=", false),
            new Form("$6$", 8, "$./=", false),
            new Form("$7$", 8, "$./", false),
            new Form("$y$", 8, "$./", false),
            new Form("$apr1$", 8, "$./", false));

    /** The forms by the character that they begin with, for a look at each word. */
    private static final List<List<Form>> BY_FIRST = byFirst();

    private TokenForms() {}

    static String hide(String text) {
        if (text.length() < SHORTEST) {
            return text;
        }
        StringBuilder shown = null;
        int done = 0;
        int at = 0;
        boolean aws = false;
        int last = text.length() - SHORTEST;
        boolean inWord = false;
        while (at <= last) {
            char c = text.charAt(at);
            boolean starts = !inWord;
            inWord = Text.isLetterOrDigit(c);
            int end = starts && (inWord || c == '$') ? end(text, at, c) : at;
            if (end == at) {
                at++;
                continue;
            }
            inWord = false;
            aws |= isAccessKeyId(text, at);
            shown = shown == null ? new StringBuilder(text.length()) : shown;
            shown.append(text, done, at).append(CredentialMask.REDACTED);
            at = end;
            done = end;
        }
        String hidden =
                shown == null ? text : shown.append(text, done, text.length()).toString();
        return aws ? hideAwsSecrets(hidden) : hidden;
    }

    /** Returns whether the id of an AWS access key is in it, beside which the key may stand. */
    static boolean hasAccessKeyId(String text) {
        for (int at = text.indexOf("IA"); at >= 0; at = text.indexOf("IA", at + 1)) {
            if (at >= 2 && startsWord(text, at - 2) && isAccessKeyId(text, at - 2)) {
                return true;
            }
        }
        return false;
    }

    /** Secret access keys have no beginning of their own: 40 characters of Base64 are one where an id is near. */
    static String hideAwsSecrets(String text) {
        var shown = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = Text.endOfRun(text, at, "/+");
            if (end == at) {
                shown.append(text.charAt(at++));
            } else {
                shown.append(end - at == AWS_SECRET ? CredentialMask.REDACTED : text.substring(at, end));
                at = end;
            }
        }
        return shown.toString();
    }

    private static int end(String text, int from, char first) {
        if (first < BY_FIRST.size()) {
            for (Form form : BY_FIRST.get(first)) {
                int end = form.end(text, from);
                if (end > from) {
                    return end;
                }
            }
        }
        if (first == 'A' && isAccessKeyId(text, from)) {
            return from + ACCESS_KEY_ID;
        }
        int end = endOfJoinToken(text, from);
        return end > from ? end : endOfBootstrapToken(text, from);
    }

    private static boolean isAccessKeyId(String text, int from) {
        if (!text.startsWith("AKIA", from) && !text.startsWith("ASIA", from)) {
            return false;
        }
        for (int i = from; i < from + ACCESS_KEY_ID; i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (!Text.isDigit(c) && !(c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        int after = from + ACCESS_KEY_ID;
        return after == text.length() || !Text.isLetterOrDigit(text.charAt(after));
    }

    /** Of k3s and RKE2: {@code K10}, the hash of a certificate authority, {@code ::}, user and password. */
    private static int endOfJoinToken(String text, int from) {
        if (!text.startsWith("K10", from)) {
            return from;
        }
        int colons = Text.endOfRun(text, from, "");
        if (colons - from < SHORTEST || !text.startsWith("::", colons)) {
            return from;
        }
        int end = colons;
        while (end < text.length() && !Text.isBlank(text.charAt(end)) && "\"',;".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** Of kubeadm, as Kubernetes' documentation has them; only with a digit, so that no two words are one. */
    private static int endOfBootstrapToken(String text, int from) {
        int end = from + BOOTSTRAP;
        int dot = from + BOOTSTRAP_ID;
        if (end > text.length() || text.charAt(dot) != '.' || (from > 0 && isOfName(text.charAt(from - 1)))) {
            return from;
        }
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (i != dot && !Text.isDigit(c) && !(c >= 'a' && c <= 'z')) {
                return from;
            }
        }
        boolean whole = end == text.length() || !isOfName(text.charAt(end)) || text.startsWith(". ", end);
        return whole && Text.hasDigit(text, from, end) ? end : from;
    }

    private static boolean isOfName(char c) {
        return Text.isLetterOrDigit(c) || "._-/".indexOf(c) >= 0;
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Text.isLetterOrDigit(text.charAt(at - 1));
    }

    private static List<List<Form>> byFirst() {
        List<List<Form>> byFirst = new ArrayList<>(Collections.nCopies(128, List.of()));
        for (Form form : FORMS) {
            List<Form> same = new ArrayList<>(byFirst.get(form.prefix().charAt(0)));
            same.add(form);
            byFirst.set(form.prefix().charAt(0), same);
        }
        return byFirst;
    }
}
