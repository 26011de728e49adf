package dev.eidos.analysis.rule;

/** The weight of a finding. */
public enum Severity {
    /** Work fails or is slow on the node: take it out. */
    CRITICAL("critical", 100),
    /** It may fail, or differs in what was meant to be equal. */
    WARNING("warning", 30),
    /** It differs, and may be meant to. */
    INFO("info", 5),
    /** It differs on sound nodes: nothing is told. */
    NONE("none", 0);

    private final String label;
    private final int weight;

    Severity(String label, int weight) {
        this.label = label;
        this.weight = weight;
    }

    public String label() {
        return label;
    }

    public int weight() {
        return weight;
    }
}
