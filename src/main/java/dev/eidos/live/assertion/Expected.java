package dev.eidos.live.assertion;

import dev.eidos.document.Value;
import dev.eidos.jmespath.JmesPath;
import dev.eidos.jmespath.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The expectation of a value. */
sealed interface Expected {
    /**
     * The differences between a value and this.
     *
     * @throws dev.eidos.jmespath.JmesPathFailure where an expression cannot be applied to the value
     */
    List<Mismatch> mismatches(Value found, String path);

    /** Puts what is expected under the path of its field. */
    void tell(String path, Map<String, String> told);

    /** Of a mapping these fields, whatever else it has. */
    record Fields(List<ExpectedField> fields) implements Expected {
        public Fields {
            fields = List.copyOf(fields);
        }

        @Override
        public List<Mismatch> mismatches(Value found, String path) {
            if (fields.isEmpty() && !(found instanceof Value.Mapping)) {
                return List.of(new Mismatch(path, "is " + Told.of(found) + ", and has no fields"));
            }
            List<Mismatch> all = new ArrayList<>();
            for (ExpectedField field : fields) {
                all.addAll(field.mismatches(found, path));
            }
            return all;
        }

        @Override
        public void tell(String path, Map<String, String> told) {
            fields.forEach(field -> field.tell(path, told));
        }
    }

    /** A list of exactly these. */
    record Items(List<Expected> items) implements Expected {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public List<Mismatch> mismatches(Value found, String path) {
            if (!(found instanceof Value.Sequence list)) {
                return List.of(new Mismatch(path, "is " + Told.of(found) + ", not a list of " + items.size()));
            }
            if (list.items().size() != items.size()) {
                return List.of(new Mismatch(path, "is a list of " + list.items().size() + ", not of " + items.size()));
            }
            List<Mismatch> all = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                all.addAll(items.get(i).mismatches(list.items().get(i), path + "[" + i + "]"));
            }
            return all;
        }

        @Override
        public void tell(String path, Map<String, String> told) {
            for (int i = 0; i < items.size(); i++) {
                items.get(i).tell(path + "[" + i + "]", told);
            }
        }
    }

    /** This value. */
    record Exactly(Value value) implements Expected {
        @Override
        public List<Mismatch> mismatches(Value found, String path) {
            return Values.equal(value, found)
                    ? List.of()
                    : List.of(new Mismatch(path, "is " + Told.of(found) + ", not " + Told.of(value)));
        }

        @Override
        public void tell(String path, Map<String, String> told) {
            told.put(path, Told.of(value));
        }
    }

    /** The value that an expression makes of the value itself. */
    record Computed(JmesPath expression) implements Expected {
        @Override
        public List<Mismatch> mismatches(Value found, String path) {
            Value value = expression.search(found);
            String wanted = Told.of(value) + ", which is (" + expression + ")";
            return Values.equal(value, found)
                    ? List.of()
                    : List.of(new Mismatch(path, "is " + Told.of(found) + ", not " + wanted));
        }

        @Override
        public void tell(String path, Map<String, String> told) {
            told.put(path, "(" + expression + ")");
        }
    }
}
