package dev.eidos.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eidos.fuzz.FuzzTarget;
import java.security.cert.CertificateException;
import java.util.List;

/** What a site may have set, for the fuzzer. */
public final class HttpFuzz {
    private HttpFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(
                FuzzTarget.bytes(
                                "authorities",
                                pem -> PemCertificates.parse(new String(pem, UTF_8)),
                                List.of(
                                        "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUXw==\n-----END CERTIFICATE-----\n"
                                                .getBytes(UTF_8)))
                        .refusing(CertificateException.class),
                FuzzTarget.text(
                        "proxy", text -> WebProxy.parse(text, "https_proxy"), "http://u:p%20w@h.example:3128/", "h:1"),
                FuzzTarget.text(
                        "no_proxy",
                        list -> NoProxy.covers(list, "a.example", 443),
                        ".example,10.0.0.0/8,[::1]:80,*",
                        "a:443"));
    }
}
