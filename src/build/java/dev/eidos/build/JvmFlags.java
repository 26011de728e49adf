package dev.eidos.build;

import java.util.List;
import java.util.Set;

/**
 * The flags of every JVM that runs the packaged tool: the training runs and the launcher have them from here, as a
 * cache is of no use to a JVM with another layout of its heap or class space.
 */
public final class JvmFlags {
    private static final Set<String> PORTABLE = Set.of(
            "-XX:+UseSerialGC",
            "-XX:MaxRAM=1g",
            "-XX:MaxRAMPercentage=50",
            "-XX:TieredStopAtLevel=1",
            "-XX:+DisplayVMOutputToStderr",
            "-XX:-UsePerfData");

    static final List<String> ALL = List.of(
            "-XX:+UseSerialGC",
            // Room for the pages of a list that are being read: what is still in use when the young part is full moves
            // to the other part, which grows up to the limit before it is collected once.
            "-XX:SurvivorRatio=2",
            // Of 1 GiB, or as much less as there is less; a third of it is young. Else a heap starts with 1/64 of the
            // machine's memory, and on a large node would never be collected.
            "-XX:InitialRAMPercentage=9.375",
            // At most half of 1 GiB, or of what the machine or the container has, if that is less.
            "-XX:MaxRAM=1g",
            "-XX:MaxRAMPercentage=50",
            // As much as is needed, not the gigabyte of addresses that the JVM would take beside it: see ulimit -v.
            "-XX:CompressedClassSpaceSize=64m",
            // Thread dumps (SIGQUIT) and words of the JVM never go into the document on standard output.
            "-XX:+DisplayVMOutputToStderr",
            // Nor does a crash write a file into whatever the working directory is.
            "-XX:+ErrorFileToStderr",
            // Such as that it has ignored a file .hotspotrc or .hotspot_compiler of the working directory.
            "-XX:-PrintWarnings",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "-XX:-UsePerfData",
            // What was hot in training would be compiled at every start, also what that start never calls.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTReplayTraining",
            "--enable-native-access=ALL-UNNAMED",
            // As the JDK has it, but for the order: a first message brings a key of each of the first two kinds, and
            // one on an elliptic curve takes 0.1 s of a JVM that has just started. Any other is made when asked for.
            "-Djdk.tls.namedGroups=x25519,ffdhe2048,secp256r1,secp384r1,secp521r1,x448,ffdhe3072,ffdhe4096",
            // The JDK sends no password to a proxy that is asked for a tunnel, unless this is empty. It is only ever
            // what the proxy's own URL says, as other tools send it.
            "-Djdk.http.auth.tunneling.disabledSchemes=",
            // Looking for a class or a service that is not there opens every jar: say beforehand what is there.
            "-Dpicocli.converters.excludes=java.+",
            "-Dslf4j.provider=dev.eidos.log.StderrLoggerProvider",
            "-Dslf4j.internal.verbosity=WARN");

    private JvmFlags() {}

    /** Those for a Java that we did not choose, on any system: without what is for our runtime and its caches. */
    public static List<String> portable() {
        return ALL.stream()
                .filter(flag -> !flag.startsWith("-XX:") || PORTABLE.contains(flag))
                .toList();
    }
}
