package dev.eidos.recipe.render;

import com.marcnuri.helm.Helm;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The program in which Helm's engine works: it reads requests from standard input and answers each on standard output.
 * The only class that sees the library; {@link HelmProcess} is its other side.
 */
final class HelmWorker {
    private HelmWorker() {}

    /** The end of standard input is the end. */
    public static void main(String[] args) throws IOException {
        try (var in = new DataInputStream(new FileInputStream(FileDescriptor.in));
                var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)))) {
            // loads the engine, so that the time for that is not a chart's
            Objects.requireNonNull(new Helm(Path.of(".")).template());
            out.writeByte(1);
            out.flush();
            while (true) {
                answer(in, out);
            }
        } catch (EOFException e) {
            // nobody asks any more
        }
    }

    private static void answer(DataInputStream in, DataOutputStream out) throws IOException {
        Path chart = Path.of(in.readUTF());
        String namespace = in.readUTF();
        Path values = Path.of(in.readUTF());
        boolean rendered = false;
        String text;
        try {
            String made = new Helm(chart)
                    .template()
                    .withName(HelmProcess.RELEASE)
                    .withNamespace(namespace)
                    .withKubeVersion(HelmProcess.KUBERNETES)
                    .withValuesFile(values)
                    .call();
            // a chart may have definitions only, which Helm installs without rendering: the library then gives null
            text = Objects.requireNonNullElse(made, "");
            rendered = true;
        } catch (IllegalStateException e) {
            // as the library tells what Helm says
            text = Objects.requireNonNullElse(e.getMessage(), "Helm does not say why");
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeBoolean(rendered);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }
}
