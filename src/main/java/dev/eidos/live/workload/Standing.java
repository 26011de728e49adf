package dev.eidos.live.workload;

/** The way that an object has come towards what is asked of it, in kstatus' three words. */
public sealed interface Standing {
    /** It is as it shall be. */
    record Current() implements Standing {}

    /** It may come by itself. */
    record InProgress(String reason) implements Standing {}

    /** It will not come by itself. */
    record Failed(String reason) implements Standing {}

    default boolean isCurrent() {
        return this instanceof Current;
    }

    /** Why it is not; empty if it is. */
    default String why() {
        return switch (this) {
            case Current _ -> "";
            case InProgress(String why) -> why;
            case Failed(String why) -> why;
        };
    }
}
