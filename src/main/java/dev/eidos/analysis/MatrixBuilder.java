package dev.eidos.analysis;

import dev.eidos.analysis.group.Grouping;
import dev.eidos.analysis.group.NodeGroup;
import dev.eidos.compare.FactKind;
import dev.eidos.compare.FactPath;
import dev.eidos.compare.FactValue;
import dev.eidos.compare.NodeFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The matrix of a fleet's facts while it is made. */
final class MatrixBuilder {
    private final List<NodeGroup> groups;
    private final Versions versions;
    private final Map<Integer, Draft> drafts = new HashMap<>();
    private final List<FactMatrix.Node> rows = new ArrayList<>();

    private MatrixBuilder(List<NodeGroup> groups, Versions versions) {
        this.groups = groups;
        this.versions = versions;
    }

    static FactMatrix of(List<NodeFacts> nodes, Predicate<FactPath> wanted) {
        var matrix = new MatrixBuilder(Grouping.of(nodes), new Versions(nodes));
        matrix.count(wanted);
        matrix.drafts.values().removeIf(draft -> !draft.shown);
        for (int group = 0; group < matrix.groups.size(); group++) {
            matrix.judge(group);
        }
        List<FactMatrix.Column> columns = matrix.drafts.values().stream()
                .sorted(Comparator.comparing((Draft draft) -> draft.path.text()))
                .map(Draft::column)
                .toList();
        return new FactMatrix(matrix.groups.stream().map(NodeGroup::name).toList(), matrix.rows, columns);
    }

    /** A column while it is made: what each group says, then who says something else. */
    private static final class Draft {
        final FactPath path;
        final boolean shown;
        final Tally[] tallies;
        final List<Integer> usual = new ArrayList<>();
        final List<FactMatrix.Cell> cells = new ArrayList<>();
        final List<String> values = new ArrayList<>();
        final Map<String, Integer> indices = new HashMap<>();

        Draft(FactPath path, int groups, boolean shown) {
            this.path = path;
            this.shown = shown;
            this.tallies = new Tally[groups];
        }

        void add(int group, FactValue value) {
            if (shown) {
                if (tallies[group] == null) {
                    tallies[group] = new Tally(path);
                }
                tallies[group].add(value);
            }
        }

        /** Whether several values occur in a group. */
        boolean isMixed(int group) {
            return tallies[group] != null && tallies[group].distinct() > 1;
        }

        int index(@Nullable FactValue value) {
            if (value == null) {
                return FactMatrix.NOTHING;
            }
            return indices.computeIfAbsent(value.text(), text -> {
                values.add(text);
                return values.size() - 1;
            });
        }

        FactMatrix.Column column() {
            return new FactMatrix.Column(path.text(), values, usual, cells);
        }
    }

    private void count(Predicate<FactPath> wanted) {
        for (int group = 0; group < groups.size(); group++) {
            for (NodeFacts node : groups.get(group).nodes()) {
                for (int i = 0; i < node.size(); i++) {
                    FactPath path = node.path(i);
                    drafts.computeIfAbsent(path.id(), _ -> new Draft(path, groups.size(), isShown(path, wanted)))
                            .add(group, node.value(i));
                }
            }
        }
    }

    /** What names a node is not shown: its value is a placeholder. */
    private static boolean isShown(FactPath path, Predicate<FactPath> wanted) {
        return path.kind() != FactKind.IDENTITY && wanted.test(path);
    }

    private void judge(int group) {
        List<NodeFacts> nodes = groups.get(group).nodes();
        int first = rows.size();
        for (NodeFacts node : nodes) {
            rows.add(new FactMatrix.Node(
                    node.name(),
                    group,
                    Grouping.pool(node),
                    node.site().zone(),
                    node.site().rack(),
                    node.taken()));
        }
        for (Draft draft : drafts.values()) {
            Usual usual = usual(draft, group, nodes);
            draft.usual.add(usual == null ? FactMatrix.NO_MAJORITY : draft.index(usual.value()));
            if (usual == null || draft.isMixed(group) || usual.count() < nodes.size()) {
                for (int i = 0; i < nodes.size(); i++) {
                    cell(draft, nodes.get(i), first + i, usual);
                }
            }
        }
    }

    private @Nullable Usual usual(Draft draft, int group, List<NodeFacts> nodes) {
        Tally tally = draft.tallies[group];
        int absent = 0;
        if (tally == null || tally.present() < nodes.size()) {
            for (NodeFacts node : nodes) {
                absent += node.get(draft.path) == null && !isUnread(node, draft.path) ? 1 : 0;
            }
        }
        if (tally == null) {
            return new Usual(null, absent, absent);
        }
        return draft.path.kind() == FactKind.APPROXIMATE ? tally.approximate(absent) : tally.spread(absent);
    }

    private boolean isUnread(NodeFacts node, FactPath path) {
        return node.isUnknown(path) || versions.isUnknown(node, path);
    }

    private void cell(Draft draft, NodeFacts node, int row, @Nullable Usual usual) {
        FactValue own = node.get(draft.path);
        if (own == null && isUnread(node, draft.path)) {
            draft.cells.add(new FactMatrix.Cell(row, FactMatrix.UNREAD, false));
        } else if (usual == null) {
            draft.cells.add(new FactMatrix.Cell(row, draft.index(own), false));
        } else if (own == null ? usual.value() != null : !own.equals(usual.value())) {
            boolean differs = own == null || GroupFacts.differs(draft.path, own, usual);
            draft.cells.add(new FactMatrix.Cell(row, draft.index(own), differs));
        }
    }
}
