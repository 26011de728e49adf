package dev.eidos.constraint;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a recipe asks of a machine, as it is written there; it may be malformed.
 *
 * @param name the path of a reading, {@code {type}.{subtype}.{key}}: {@code K8s.server.version}
 * @param value what is expected of it: {@code >= 1.32.4}, {@code >= 1.32, < 1.36}, {@code ubuntu}
 * @param remedy what the recipe's author says about meeting it
 */
public record Constraint(
        String name, String value, @Nullable String remedy) {
    public Constraint {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    /**
     * The name, understood.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it is malformed
     */
    public ConstraintPath path() {
        return ConstraintPath.parse(name);
    }

    /**
     * The value, understood.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it is malformed
     */
    public Expectation expectation() {
        return Expectation.parse(value);
    }

    /** The fault of the name, or else of the value; null if both can be used. */
    public @Nullable Malformed malformed() {
        if (GpuNodeLabel.is(this.name)) {
            return GpuNodeLabel.malformed(value);
        }
        Malformed name = ConstraintPath.malformed(this.name);
        return name == null ? Expectation.malformed(value) : name;
    }
}
