package dev.eidos.k8s.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eidos.fuzz.FuzzTarget;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What log-ins at clusters read, for the fuzzer: keys, and what credential plugins print. */
public final class CredentialFuzz {
    private static final ExecPlugin PLUGIN = new ExecPlugin(
            "c", "client.authentication.k8s.io/v1", "plugin", List.of(), Map.of(), InteractiveMode.NEVER, false, null);

    private CredentialFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(
                FuzzTarget.bytes(
                        "private key", bytes -> PrivateKeyPem.read(new Pem(new String(bytes, UTF_8), "f")), keys()),
                FuzzTarget.text("credential plugin", text -> ExecAnswer.read(PLUGIN, text), """
                    {"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential",
                     "status": {"token": "t", "expirationTimestamp": "2026-11-28T10:00:00Z"}}
                    """));
    }

    private static List<byte[]> keys() {
        return List.of(pem("Ed25519", "PRIVATE KEY"), pem("EC", "EC PRIVATE KEY"), pem("RSA", "RSA PRIVATE KEY"));
    }

    /** A key in PKCS#8; under another label it is what a reader must not take it for. */
    private static byte[] pem(String algorithm, String label) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(pair.getPrivate().getEncoded());
            return ("-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n").getBytes(UTF_8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
