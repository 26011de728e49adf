package dev.eidos.jmespath;

import dev.eidos.document.Value;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A comparison of two values. What is no number is neither less nor more than another: that is null. */
enum Comparison {
    EQUAL("=="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    static Optional<Comparison> of(String sign) {
        return Arrays.stream(values()).filter(one -> one.sign.equals(sign)).findFirst();
    }

    Value of(Value left, Value right) {
        if (this == EQUAL || this == UNEQUAL) {
            return Values.flag(Values.equal(left, right) == (this == EQUAL));
        }
        @Nullable BigDecimal first = Values.number(left);
        @Nullable BigDecimal second = Values.number(right);
        return first == null || second == null ? Values.NULL : Values.flag(holds(first.compareTo(second)));
    }

    private boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }
}
