package dev.eidos.analysis;

import java.util.List;

/** Nodes of which there is no snapshot, for one reason. */
public record Missing(String verdict, String reason, List<String> nodes) {}
