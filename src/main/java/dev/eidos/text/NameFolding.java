package dev.eidos.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names that become ranges: those of one form are merged along each of their numbers, the last first. */
final class NameFolding {
    /** Longer numbers are no counters. */
    private static final int LONGEST = 9;

    private NameFolding() {}

    static List<String> fold(Collection<String> names) {
        Map<String, List<Name>> forms = new TreeMap<>();
        List<Name> all = new ArrayList<>();
        Map<String, Set<Integer>> padded = new LinkedHashMap<>();
        for (String name : new TreeSet<>(names)) {
            Name parsed = Name.of(name);
            all.add(parsed);
            parsed.addPadding(padded);
        }
        for (Name name : all) {
            forms.computeIfAbsent(name.form(padded), _ -> new ArrayList<>()).add(name);
        }
        List<String> folded = new ArrayList<>();
        forms.values().forEach(form -> folded.addAll(merged(form)));
        return folded;
    }

    private static List<String> merged(List<Name> names) {
        int dimensions = names.getFirst().numbers().size();
        Set<List<String>> boxes = new LinkedHashSet<>();
        names.forEach(name -> boxes.add(name.numbers()));
        for (int at = dimensions - 1; at >= 0; at--) {
            Map<List<String>, List<String>> along = new LinkedHashMap<>();
            for (List<String> box : boxes) {
                List<String> rest = new ArrayList<>(box);
                String value = rest.set(at, "");
                along.computeIfAbsent(rest, _ -> new ArrayList<>()).add(value);
            }
            boxes.clear();
            for (Map.Entry<List<String>, List<String>> entry : along.entrySet()) {
                List<String> box = new ArrayList<>(entry.getKey());
                box.set(at, ranges(entry.getValue()));
                boxes.add(box);
            }
        }
        List<String> texts = names.getFirst().texts();
        return boxes.stream().map(box -> written(texts, box)).toList();
    }

    private static String ranges(List<String> values) {
        if (values.size() == 1) {
            return values.getFirst();
        }
        List<String> sorted = values.stream()
                .sorted((one, other) -> one.length() == other.length()
                        ? one.compareTo(other)
                        : Integer.compare(one.length(), other.length()))
                .collect(Collectors.toList());
        StringBuilder text = new StringBuilder("[");
        int from = 0;
        while (from < sorted.size()) {
            int to = from;
            while (to + 1 < sorted.size()
                    && Integer.parseInt(sorted.get(to + 1)) == Integer.parseInt(sorted.get(to)) + 1) {
                to++;
            }
            text.append(text.length() == 1 ? "" : ",").append(sorted.get(from));
            if (to > from) {
                text.append('-').append(sorted.get(to));
            }
            from = to + 1;
        }
        return text.append(']').toString();
    }

    private static String written(List<String> texts, List<String> numbers) {
        StringBuilder name = new StringBuilder(texts.getFirst());
        for (int i = 0; i < numbers.size(); i++) {
            name.append(numbers.get(i)).append(texts.get(i + 1));
        }
        return name.toString();
    }

    /** A name as texts and the numbers between them. */
    private record Name(List<String> texts, List<String> numbers) {
        static Name of(String name) {
            List<String> texts = new ArrayList<>();
            List<String> numbers = new ArrayList<>();
            int text = 0;
            int at = 0;
            while (at < name.length()) {
                int end = at;
                while (end < name.length() && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
                    end++;
                }
                if (end > at && end - at <= LONGEST) {
                    texts.add(name.substring(text, at));
                    numbers.add(name.substring(at, end));
                    text = end;
                }
                at = Math.max(end, at + 1);
            }
            texts.add(name.substring(text));
            return new Name(texts, numbers);
        }

        private static boolean isPadded(String number) {
            return number.length() > 1 && number.startsWith("0");
        }

        void addPadding(Map<String, Set<Integer>> padded) {
            for (int i = 0; i < numbers.size(); i++) {
                if (isPadded(numbers.get(i))) {
                    padded.computeIfAbsent(i + String.join("#", texts), _ -> new TreeSet<>())
                            .add(numbers.get(i).length());
                }
            }
        }

        /** What names have in common that fold: their texts, and how wide their numbers are. */
        String form(Map<String, Set<Integer>> padded) {
            String all = String.join("#", texts);
            StringBuilder form = new StringBuilder(all);
            for (int i = 0; i < numbers.size(); i++) {
                int width = numbers.get(i).length();
                boolean wide = padded.getOrDefault(i + all, Set.of()).contains(width);
                form.append('\n').append(wide ? width : 0);
            }
            return form.toString();
        }
    }
}
