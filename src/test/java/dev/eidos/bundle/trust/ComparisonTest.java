package dev.eidos.bundle.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void everyDifferenceIsNamed() {
        // given
        Map<String, String> listed = Map.of("same", "1", "changed", "2", "missing", "3", "link", "4");
        List<FoundFile> found = List.of(
                new FoundFile.Regular("same", "1"),
                new FoundFile.Regular("changed", "9"),
                new FoundFile.Regular("extra", "5"),
                new FoundFile.Refused(new Finding.Symlink("link")),
                new FoundFile.Regular("checksums.txt", "6"),
                new FoundFile.Regular("checksums.txt.sig", "7"));

        // then
        assertThat(Comparison.of(listed, found))
                .containsExactlyInAnyOrder(
                        new Finding.Changed("changed"),
                        new Finding.Missing("missing"),
                        new Finding.Extra("extra"),
                        new Finding.Symlink("link"));
    }

    @Test
    void theSealsOfAnotherDirectoryAreExtra() {
        assertThat(Comparison.of(Map.of(), List.of(new FoundFile.Regular("a/checksums.txt", "1"))))
                .containsExactly(new Finding.Extra("a/checksums.txt"));
    }
}
