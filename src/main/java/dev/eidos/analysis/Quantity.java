package dev.eidos.analysis;

import dev.eidos.compare.FactValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of which only a large difference is one. */
final class Quantity {
    /** Firmware keeps less than this. */
    static final double TOLERANCE = 0.02;

    private static final Pattern FORM = Pattern.compile("(\\d{1,18}(?:[.]\\d+)?)(m|[kKMGTP]i?)?.*", Pattern.DOTALL);

    private Quantity() {}

    static boolean isNear(FactValue value, double usual) {
        return isWithin(value, usual, TOLERANCE * usual);
    }

    static boolean isWithin(FactValue value, double usual, double spread) {
        for (String text : value.texts()) {
            double number = of(text);
            if (Double.isNaN(number) || Math.abs(number - usual) > spread) {
                return false;
            }
        }
        return true;
    }

    /** Not a number where it is none. */
    static double of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Double.NaN;
        }
        double number = Double.parseDouble(form.group(1));
        String unit = form.group(2);
        return unit == null ? number : number * factor(unit);
    }

    private static double factor(String unit) {
        if (unit.equals("m")) {
            return 0.001;
        }
        double base = unit.endsWith("i") ? 1024 : 1000;
        return Math.pow(base, 1 + "KMGTP".indexOf(Character.toUpperCase(unit.charAt(0))));
    }
}
