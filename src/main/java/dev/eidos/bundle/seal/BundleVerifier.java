package dev.eidos.bundle.seal;

import dev.eidos.bundle.seal.VerificationReport.SignatureState;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A verifier of bundles: it finds out whether a bundle has exactly the files that its list of checksums has, and
 * whether the list is signed by a given key.
 */
public final class BundleVerifier {
    private BundleVerifier() {}

    /**
     * Verifies a directory. A link to a directory is followed; none in it is.
     *
     * @param key whose signature the list must bear; null if that does not matter
     * @throws EidosException with {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#FORBIDDEN} or
     *     {@link ErrorCode#INVALID_INPUT} if there is no directory to look into; whatever is wrong within it is a
     *     finding
     */
    public static VerificationReport verify(Path directory, @Nullable VerifyingKey key) {
        return report(directory.toString(), BundleWalk.of(directory), key);
    }

    /**
     * Verifies files that were read before.
     *
     * @param name the bundle's, for the report
     * @param files the content by path
     */
    public static VerificationReport verify(String name, Map<String, byte[]> files, @Nullable VerifyingKey key) {
        return report(name, FoundBundle.inMemory(files), key);
    }

    public static VerificationReport report(String name, FoundBundle found, @Nullable VerifyingKey key) {
        List<BundleFinding> findings = new ArrayList<>();
        Map<String, String> listed = Map.of();
        byte[] list = found.list();
        if (list == null) {
            if (!found.has(Checksums.LIST)) {
                findings.add(new BundleFinding.NoList(Checksums.LIST));
            }
        } else {
            ChecksumList read = ChecksumList.parse(list);
            findings.addAll(read.findings());
            listed = read.checksums();
        }
        findings.addAll(ChecksumComparison.of(listed, found.files()));
        SignatureState signature = signature(list, found, key, findings);
        return new VerificationReport(name, listed.size(), signature, findings, found.leftOut());
    }

    private static SignatureState signature(
            byte @Nullable [] list, FoundBundle found, @Nullable VerifyingKey key, List<BundleFinding> findings) {
        byte[] signature = found.signature();
        if (key == null) {
            return found.has(Checksums.SIGNATURE) ? SignatureState.NOT_CHECKED : SignatureState.ABSENT;
        }
        if (signature == null) {
            if (!found.has(Checksums.SIGNATURE)) {
                findings.add(new BundleFinding.BadSignature(Checksums.SIGNATURE, "there is no signature to check"));
                return SignatureState.ABSENT;
            }
            return SignatureState.REFUSED;
        }
        if (list == null) {
            findings.add(new BundleFinding.BadSignature(Checksums.SIGNATURE, "there is no list that it could be of"));
            return SignatureState.REFUSED;
        }
        return switch (key.check(list, signature)) {
            case VALID -> SignatureState.VERIFIED;
            case MALFORMED -> {
                findings.add(new BundleFinding.BadSignature(
                        Checksums.SIGNATURE, "it is not the base64 of an Ed25519 signature, which has 64 bytes"));
                yield SignatureState.REFUSED;
            }
            case OTHER -> {
                findings.add(new BundleFinding.BadSignature(
                        Checksums.SIGNATURE, "the key given did not sign " + Checksums.LIST + " as it is"));
                yield SignatureState.REFUSED;
            }
        };
    }
}
