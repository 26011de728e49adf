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
        // given
        List<FoundFile> found =
                List.of(new FoundFile.Regular("same", "1"), new FoundFile.Regular("a/checksums.txt", "1"));

        // then
        assertThat(Comparison.of(Map.of("same", "1"), found)).containsExactly(new Finding.Extra("a/checksums.txt"));
    }

    @Test
    void whereNothingIsListedNothingIsBesideIt() {
        assertThat(Comparison.of(Map.of(), List.of(new FoundFile.Regular("a", "1"))))
                .as("the missing or empty list is the one finding")
                .isEmpty();
    }
}
