package dev.eidos.recipe.charts;

import dev.eidos.error.EidosException;

/** A place that has charts. */
public interface ChartSource {
    /**
     * Looks for a chart.
     *
     * @throws EidosException if there is one and it cannot be read; says where and why
     */
    ChartSearch find(ChartRef wanted) throws InterruptedException;
}
