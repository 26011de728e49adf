package dev.eidos.bundle.registry;

import dev.eidos.bundle.seal.SealedBundle;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/**
 * The registries that bundles are pushed to and pulled from (OCI distribution specification 1.1, "Push" and "Pull").
 */
public final class OciRegistry {
    /** The largest manifest in bytes: the specification says that registries take at least this. */
    private static final int MAX_MANIFEST = 4 << 20;

    /** Many, so that a registry that gives out few a time is not asked often. */
    private static final int TAGS_OF_A_PAGE = 1000;

    /** The most answers that are put together: no chart has so many versions. */
    private static final int MAX_TAG_PAGES = 50;

    private final RegistryOptions options;

    public OciRegistry(RegistryOptions options) {
        this.options = options;
    }

    /**
     * Pushes a bundle; what the registry has is not sent again.
     *
     * @return the digest of the manifest
     * @throws EidosException if it is not there in the end; the tag is set last
     */
    public String push(OciReference reference, SealedBundle bundle, PushOptions push) throws InterruptedException {
        if (reference.tag() == null || reference.digest() != null) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "cannot push to this reference")
                    .object(reference.toString())
                    .reason("a push names a tag, and results in a digest")
                    .suggestion("use oci://HOST/NAME:TAG")
                    .build();
        }
        byte[] layer = packed(bundle, push);
        Descriptor descriptor = Descriptor.of(ArtifactManifest.LAYER_TYPE, layer);
        byte[] manifest = ArtifactManifest.write(descriptor, push);
        try (RegistrySession session = new RegistrySession(reference, options)) {
            upload(session, descriptor, layer);
            upload(session, ArtifactManifest.CONFIG, ArtifactManifest.EMPTY);
            URI url = session.url("manifests/" + reference.manifest());
            HttpResponse<byte[]> answer =
                    session.follow(new RegistryRequest.Put(url, ArtifactManifest.MEDIA_TYPE, manifest));
            if (answer.statusCode() != 201) {
                throw session.refused(answer);
            }
            String digest = Descriptor.digest(manifest);
            checkDigestHeader(reference, answer, digest);
            return digest;
        }
    }

    /**
     * The tags of a repository (OCI distribution specification 1.1, "Listing Tags"), in the registry's order.
     *
     * @param reference of the repository; its tag does not matter
     * @throws EidosException with {@link ErrorCode#NOT_FOUND} if there is no such repository
     */
    public List<String> tags(OciReference reference) throws InterruptedException {
        List<String> tags = new ArrayList<>();
        try (RegistrySession session = new RegistrySession(reference, options)) {
            String last = "";
            for (int page = 0; page < MAX_TAG_PAGES; page++) {
                URI url = session.url("tags/list?n=" + TAGS_OF_A_PAGE + (last.isEmpty() ? "" : "&last=" + last));
                HttpResponse<byte[]> answer = session.follow(
                        new RegistryRequest.Get(url, Map.of("Accept", "application/json"), MAX_MANIFEST, false));
                if (answer.statusCode() != 200) {
                    throw session.refused(answer);
                }
                List<String> more = TagList.read(answer.body(), reference.toString());
                tags.addAll(more);
                if (more.isEmpty() || answer.headers().firstValue("Link").isEmpty()) {
                    return tags;
                }
                last = more.getLast();
            }
        }
        return tags;
    }

    static void upload(RegistrySession session, Descriptor descriptor, byte[] content) throws InterruptedException {
        int status = session.follow(new RegistryRequest.Head(session.url("blobs/" + descriptor.digest())))
                .statusCode();
        if (status == 200) {
            return;
        }
        URI uploads = session.url("blobs/uploads/");
        HttpResponse<byte[]> begun = session.follow(new RegistryRequest.Post(uploads));
        if (begun.statusCode() != 202) {
            throw session.refused(begun);
        }
        URI location = session.location(begun.uri(), begun);
        String digest = (location.getRawQuery() == null ? "?" : "&") + "digest="
                + descriptor.digest().replace(":", "%3A");
        HttpResponse<byte[]> done = session.follow(
                new RegistryRequest.Put(URI.create(location + digest), "application/octet-stream", content));
        if (done.statusCode() != 201) {
            throw session.refused(done);
        }
    }

    /**
     * Pulls a bundle into memory.
     *
     * @throws EidosException if there is none, or it is not what its digests say
     */
    public PulledBundle pull(OciReference reference) throws InterruptedException {
        try (RegistrySession session = new RegistrySession(reference, options)) {
            byte[] manifest = session.get(
                    "manifests/" + reference.manifest(),
                    Map.of("Accept", ArtifactManifest.MEDIA_TYPE),
                    MAX_MANIFEST,
                    false);
            String digest = Descriptor.digest(manifest);
            if (reference.digest() != null && !reference.digest().equals(digest)) {
                throw mismatch(reference, "the manifest's digest is " + digest);
            }
            Descriptor layer = layer(reference, manifest);
            byte[] archive = session.get("blobs/" + layer.digest(), Map.of(), (int) Math.max(1, layer.size()), true);
            if (archive.length != layer.size() || !Descriptor.digest(archive).equals(layer.digest())) {
                throw mismatch(reference, "the layer's size or digest is not what the manifest says");
            }
            return new PulledBundle(digest, unpacked(reference, archive));
        }
    }

    private static Descriptor layer(OciReference reference, byte[] manifest) {
        try {
            return ManifestReader.layer(manifest, reference.toString());
        } catch (IOException e) {
            throw notABundle(reference, e);
        } catch (EidosException e) {
            throw notABundle(reference, new IOException("the answer is not a manifest: " + e.getMessage(), e));
        }
    }

    private static SortedMap<String, byte[]> unpacked(OciReference reference, byte[] archive) {
        try {
            return ArchiveReader.read(archive);
        } catch (IOException e) {
            throw notABundle(reference, e);
        }
    }

    private static byte[] packed(SealedBundle bundle, PushOptions push) {
        try {
            return BundleArchive.pack(bundle, Objects.requireNonNullElse(push.epoch(), 0L));
        } catch (IOException e) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "cannot pack the bundle")
                    .reason(IoReason.of(e))
                    .suggestion("write it to a directory instead")
                    .cause(e)
                    .build();
        }
    }

    private static void checkDigestHeader(OciReference reference, HttpResponse<?> answer, String digest) {
        String said = answer.headers().firstValue("Docker-Content-Digest").orElse(digest);
        if (said.startsWith("sha256:") && !said.equals(digest)) {
            throw mismatch(reference, "the registry has stored another manifest: " + said);
        }
    }

    private static EidosException mismatch(OciReference reference, String reason) {
        return EidosException.of(ErrorCode.CHECK_FAILED, "the registry has something else")
                .object(reference.toString())
                .reason(reason)
                .suggestion("do not use it; ask whoever keeps the registry")
                .build();
    }

    private static EidosException notABundle(OciReference reference, IOException e) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "not a bundle of eidos")
                .object(reference.toString())
                .reason(e.getMessage())
                .suggestion("name an artifact that was pushed with: eidos bundle -o oci://…")
                .cause(e)
                .build();
    }
}
