package dev.eidos.bundle.registry;

import dev.eidos.bundle.seal.Sha256;
import dev.eidos.cli.option.ToolVersion;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The push of the agent's image as the build made it (OCI image layout 1.1), with the client that pushes bundles: for
 * every architecture, what it is made of first and its name last. The registry then has the digest that the archive
 * has.
 *
 * @param layout the unpacked archive
 */
record ImagePush(Path layout, OciReference reference, RegistryOptions options) {

    /** {@code ImagePush LAYOUT oci://HOST/NAME:TAG [--plain-http]}; prints the image's name with its digest. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            boolean plainHttp = args.length > 2 && args[2].equals("--plain-http");
            OciReference reference = OciReference.parse(args[1]);
            RegistryOptions options = RegistryOptions.standard(
                    plainHttp, System.getenv(), Path.of(System.getProperty("user.home", "/")), ToolVersion.current());
            String digest = new ImagePush(Path.of(args[0]), reference, options).push();
            System.out.println(reference.registry() + "/" + reference.name() + "@" + digest);
        } catch (EidosException e) {
            System.err.println("error: " + e.getMessage());
            System.exit(e.code().exitCode());
        }
    }

    /** The digest of the index. */
    String push() throws IOException, InterruptedException {
        Value index = json(Files.readAllBytes(layout.resolve("index.json")))
                .items("manifests")
                .getFirst();
        try (var session = new RegistrySession(reference, options)) {
            byte[] content = blob(index);
            for (Value manifest : json(content).items("manifests")) {
                byte[] image = blob(manifest);
                List<Value> parts = new ArrayList<>(json(image).items("layers"));
                parts.add(json(image).at("config"));
                for (Value part : parts) {
                    byte[] bytes = blob(part);
                    OciRegistry.upload(session, Descriptor.of(part.text("mediaType"), bytes), bytes);
                }
                put(session, manifest.text("digest"), manifest.text("mediaType"), image);
            }
            put(session, reference.manifest(), index.text("mediaType"), content);
        }
        return index.text("digest");
    }

    private static void put(RegistrySession session, String name, String mediaType, byte[] content)
            throws InterruptedException {
        HttpResponse<byte[]> answer =
                session.follow(new RegistryRequest.Put(session.url("manifests/" + name), mediaType, content));
        if (answer.statusCode() != 201) {
            throw session.refused(answer);
        }
    }

    /** The content that a descriptor names, held against it. */
    private byte[] blob(Value descriptor) throws IOException {
        String digest = descriptor.text("digest");
        byte[] content = Files.readAllBytes(layout.resolve("blobs").resolve(digest.replace(':', '/')));
        if (!digest.equals("sha256:" + Sha256.hex(content))) {
            throw new IOException("the image's archive is damaged: " + digest);
        }
        return content;
    }

    private static Value json(byte[] content) {
        return DocumentReader.read(new String(content, StandardCharsets.UTF_8), "image");
    }
}
