package dev.eidos.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every way in which a secret is known to be written, made up of parts so that no scanner takes this file for one. */
public final class PlantedSecrets {
    /** A secret without a form of its own: only what stands around it tells. */
    public static final String PLAIN = "Hunter2Zq9";

    private static final String LETTERS = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hI6kL9n";

    private PlantedSecrets() {}

    /**
     * A text with a secret.
     *
     * @param text what is captured
     * @param secret what must not be seen of it
     */
    public record Planted(String text, String secret) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Tokens and keys that tell by themselves, which no text around them changes. */
    public static Stream<Planted> byForm() {
        return Stream.of(
                        "ghp_" + LETTERS.substring(0, 36),
                        "gho_" + LETTERS.substring(0, 36),
                        "ghs_" + LETTERS.substring(0, 36),
                        "github_" + "pat_11ABCDEFG0" + LETTERS,
                        "glpat-" + LETTERS.substring(0, 20),
                        "xoxb-" + "123456789012-" + LETTERS.substring(0, 24),
                        "xoxp-" + "123456789012-" + LETTERS.substring(0, 24),
                        "AKIA" + "IOSFODNN7EXAMPLE",
                        "ASIA" + "IOSFODNN7EXAMPLE",
                        "eyJ" + "hbGciOiJIUzI1NiJ9.eyJ" + "zdWIiOiIxIn0." + LETTERS,
                        "abcdef" + ".0123456789abcdef",
                        "K10" + "a1b2c3d4".repeat(8) + "::server:" + LETTERS.substring(0, 16),
                        "AIza" + LETTERS.substring(0, 35),
                        "nvapi-" + LETTERS,
                        "hf_" + LETTERS.substring(0, 34),
                        "npm_" + LETTERS.substring(0, 36),
                        "sk-proj-" + LETTERS,
                        "dckr_" + "pat_" + LETTERS.substring(0, 27),
                        "glsa" + "_" + LETTERS.substring(0, 32) + "_0a1b2c3d",
                        "gsk" + "_" + LETTERS,
                        "dapi" + "0123456789abcdef".repeat(2),
                        "ATATT" + "3xFfGF0" + LETTERS,
                        "hooks.slack.com" + "/services/T01234567/B01234567/" + LETTERS.substring(0, 24),
                        "discord.com" + "/api/webhooks/112233445566778899/" + LETTERS,
                        "discordapp.com" + "/api/webhooks/112233445566778899/" + LETTERS,
                        "webhook.office.com" + "/webhookb2/0a1b2c3d-4e5f-6071@0a1b/IncomingWebhook/" + LETTERS,
                        "api.telegram.org" + "/bot123456789:" + LETTERS.substring(0, 35),
                        "AGE-SECRET-" + "KEY-1" + "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",
                        "$6$" + "rounds=5000$salt$" + LETTERS)
                .map(secret -> new Planted(secret, secret.substring(4)));
    }

    /** Forms between which a secret stands without a form of its own. */
    public static Stream<Planted> byWords() {
        String s = PLAIN;
        List<String> texts = new ArrayList<>(List.of(
                "--token " + s,
                "--token=" + s,
                "\"--token\",\"" + s + "\"",
                "[\"--token\", \"" + s + "\"]",
                "--token," + s,
                "- --token - " + s,
                "x=\"--token\",\"" + s + "\"",
                "KUBELET_EXTRA_ARGS=--token " + s + " --v=2",
                "-token " + s,
                "|/usr/bin/handler --api-key " + s + " %p",
                "curl -u bob:" + s + " https://h/x",
                "curl -ubob:" + s + " https://h/x",
                "curl --user bob:" + s,
                "curl --user=bob:" + s,
                "curl --proxy-user bob:" + s,
                "curl -H \"Authorization: Bearer " + s + "\" https://h",
                "curl -H 'X-Api-Key: " + s + "' https://h",
                "curl -H 'Cookie: session=" + s + "; a=b'",
                "curl -H X-Auth-Token:" + s + " https://h",
                "curl --header Private-Token:" + s,
                "curl -b session=" + s,
                "smbclient -U bob%" + s + " //h/share",
                "Authorization: Basic " + s,
                "authorization: " + s,
                "sshpass -p " + s + " ssh h",
                "sshpass -p" + s + " ssh h",
                "mysql -p" + s + " -h db",
                "/usr/bin/mysqldump -p" + s,
                "redis-cli -a " + s,
                "http -a bob:" + s + " https://h/x",
                "/usr/bin/xh -a bob:" + s + " https://h/x",
                "set DB_PASS " + s,
                "lftp -c 'set FTP_PASSWORD " + s + "; open h'",
                "setenv API_TOKEN \"" + s + "\"",
                "set -gx API_TOKEN " + s,
                "docker login -u bob -p " + s + " nvcr.io",
                "openssl rsa -passin pass:" + s,
                "dbpass=" + s,
                "dbpw=" + s,
                "rootpw=" + s,
                "PGPASSWORD=" + s + " psql",
                "{\"auth\":\"" + s + "\"}",
                "{\"a\": {\"password\" : \"" + s + "\", \"b\": 1}}",
                "{\\\"password\\\":\\\"" + s + "\\\"}",
                "{\"tokens\":[\"" + s + "\"]}",
                "{'client_secret': '" + s + "'}",
                "password: " + s,
                "a: b\n  apiKey: " + s + "\n",
                "https://acc.blob.core.windows.net/c/f?sv=2024&sig=" + s,
                "https://b.s3.amazonaws.com/o?X-Amz-Signature=" + s,
                "https://storage.googleapis.com/o?X-Goog-Signature=" + s,
                "https://h/x?token=" + s,
                "https://h/v.m3u8?hdnts=" + s,
                "https://h/v.m3u8?a=b&hdnea=st=1~exp=2~acl=/*~" + s,
                "https://h/api/f?code=" + s + LETTERS,
                "https://h/callback?state=1&code=" + s + LETTERS,
                "https://h/x?a=b&access_token=" + s + "#x",
                "https://bob:" + s + "@h/x",
                "https://" + s + "@h/x",
                "https://bob:pa/" + s + "@h.example/x",
                "http://bob:" + s + "@proxy:3128,http://h2",
                "bob:" + s + "@proxy.example:3128",
                "bob:" + s + "@registry.example/image:1",
                "oci://bob:" + s + "@registry.example/image:1"));
        return texts.stream().map(text -> new Planted(text, s));
    }

    /** Private keys in each of their wrappings. */
    public static Stream<Planted> keys() {
        String s = "MIIEvQ" + LETTERS;
        List<String> texts = new ArrayList<>();
        for (String label : List.of(
                "PRIVATE KEY",
                "RSA PRIVATE KEY",
                "EC PRIVATE KEY",
                "OPENSSH PRIVATE KEY",
                "ENCRYPTED PRIVATE KEY",
                "PGP PRIVATE KEY BLOCK",
                "CERTIFICATE REQUEST")) {
            String pem = "-----BEGIN " + label + "-----\n" + s + "\n-----END " + label + "-----\n";
            texts.add(pem);
            texts.add("before " + pem.replace("\n", "\\n") + " after");
            texts.add("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n" + pem);
        }
        texts.add("-----BEGIN RSA PRIVATE KEY-----\n" + s);
        texts.add("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n" + s + "\n---- END SSH2 ENCRYPTED PRIVATE KEY ----");
        texts.add("PuTTY-User-Key-File-3: ssh-ed25519\n" + s);
        Stream<Planted> plain = texts.stream().map(text -> new Planted(text, s));
        String encoded = java.util.Base64.getEncoder()
                .encodeToString(("-----BEGIN PRIVATE KEY-----\n" + s + "\n-----END PRIVATE KEY-----")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return Stream.concat(plain, Stream.of(new Planted("data " + encoded, encoded.substring(40))));
    }

    /** All of them. */
    public static Stream<Planted> all() {
        return Stream.of(byForm(), byWords(), keys()).flatMap(planted -> planted);
    }
}
