package dev.eidos.bundle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChecksumComparisonTest {
    @Test
    void everyDifferenceIsNamed() {
        // given
        Map<String, String> listed = Map.of("same", "1", "changed", "2", "missing", "3", "link", "4");
        List<FoundFile> found = List.of(
                new FoundFile.Regular("same", "1"),
                new FoundFile.Regular("changed", "9"),
                new FoundFile.Regular("extra", "5"),
                new FoundFile.Refused(new BundleFinding.Symlink("link")),
                new FoundFile.Regular("checksums.txt", "6"),
                new FoundFile.Regular("checksums.txt.sig", "7"));

        // then
        assertThat(ChecksumComparison.of(listed, found))
                .containsExactlyInAnyOrder(
                        new BundleFinding.Changed("changed"),
                        new BundleFinding.Missing("missing"),
                        new BundleFinding.Extra("extra"),
                        new BundleFinding.Symlink("link"));
    }

    @Test
    void theSealsOfAnotherDirectoryAreExtra() {
        // given
        List<FoundFile> found =
                List.of(new FoundFile.Regular("same", "1"), new FoundFile.Regular("a/checksums.txt", "1"));

        // then
        assertThat(ChecksumComparison.of(Map.of("same", "1"), found))
                .containsExactly(new BundleFinding.Extra("a/checksums.txt"));
    }

    @Test
    void whereNothingIsListedNothingIsBesideIt() {
        assertThat(ChecksumComparison.of(Map.of(), List.of(new FoundFile.Regular("a", "1"))))
                .as("the missing or empty list is the one finding")
                .isEmpty();
    }
}
