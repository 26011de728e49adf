package dev.eidos.recipe.charts;

/** The outcome of looking for a chart. One that is there and cannot be read is a failure. */
public sealed interface ChartSearch {

    /** It is there. */
    record Found(Chart chart) implements ChartSearch {}

    /**
     * It is not there.
     *
     * @param reason where was looked, as a phrase
     */
    record Absent(String reason) implements ChartSearch {}
}
