package dev.eidos.bundle.registry;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A bundle as a registry has it: what was pulled is what the digest stands for, and no more is known of it.
 *
 * @param digest of the manifest
 * @param files the content by path
 */
public record PulledBundle(String digest, SortedMap<String, byte[]> files) {
    public PulledBundle {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }
}
