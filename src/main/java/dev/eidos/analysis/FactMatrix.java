package dev.eidos.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * All facts of a fleet, as nodes by paths. Nearly all nodes say what is usual in their group: only who does not has a
 * cell, so that thousands of nodes fit on a page.
 *
 * @param groups by name
 * @param nodes in the order of their groups
 * @param columns by path
 */
public record FactMatrix(List<String> groups, List<Node> nodes, List<Column> columns) {
    /** Stands for a value where a node has nothing. */
    public static final int NOTHING = -1;

    /** Stands for a value where nobody could look. */
    public static final int UNREAD = -2;

    /** Stands for a usual value where a group has none: each of its nodes has a cell. */
    public static final int NO_MAJORITY = -3;

    public FactMatrix {
        groups = List.copyOf(groups);
        nodes = List.copyOf(nodes);
        columns = List.copyOf(columns);
    }

    /**
     * A row.
     *
     * @param group the index of its group
     * @param pool of nodes, zone and rack; empty where they are not known
     * @param taken when, as RFC 3339 has it; empty if unknown
     */
    public record Node(String name, int group, String pool, String zone, String rack, String taken) {}

    /**
     * A path.
     *
     * @param values that occur
     * @param usual of each group, by their indices, or one of the constants above
     * @param cells of nodes that say something else
     */
    public record Column(String path, List<String> values, List<Integer> usual, List<Cell> cells) {
        public Column {
            values = List.copyOf(values);
            usual = List.copyOf(usual);
            cells = List.copyOf(cells);
        }

        /** Returns whether a node differs from what is usual. */
        public boolean differs() {
            return cells.stream().anyMatch(Cell::differs);
        }
    }

    /**
     * A node's word in place of what is usual.
     *
     * @param value its index, or one of the constants above
     * @param differs false where there is no majority, or it is near enough
     */
    public record Cell(int node, int value, boolean differs) {}

    /**
     * The same with other texts.
     *
     * @param text in place of names and values
     * @param place in place of pools, zones and racks
     */
    FactMatrix with(UnaryOperator<String> text, UnaryOperator<String> place) {
        List<Node> others = new ArrayList<>();
        for (Node node : nodes) {
            others.add(new Node(
                    text.apply(node.name()),
                    node.group(),
                    place.apply(node.pool()),
                    place.apply(node.zone()),
                    place.apply(node.rack()),
                    node.taken()));
        }
        return new FactMatrix(
                groups.stream().map(text).toList(),
                others,
                columns.stream()
                        .map(column -> new Column(
                                text.apply(column.path()),
                                column.values().stream().map(text).toList(),
                                column.usual(),
                                column.cells()))
                        .toList());
    }
}
