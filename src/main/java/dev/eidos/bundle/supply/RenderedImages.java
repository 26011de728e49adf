package dev.eidos.bundle.supply;

import dev.eidos.bundle.BundledComponent;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The images that components' charts bring along, as far as somebody can render them. */
public interface RenderedImages {

    /** Of no chart. */
    RenderedImages NONE = _ -> new Unknown("no charts are at hand");

    Outcome of(BundledComponent component) throws InterruptedException;

    /** The answer for one chart. */
    sealed interface Outcome {}

    /**
     * All that it names with the component's values, written out.
     *
     * @param digest {@code sha256:…} of the packed chart; null if it was not packed
     */
    record Known(SortedSet<String> images, @Nullable String digest) implements Outcome {
        public Known {
            images = new TreeSet<>(images);
        }

        /** The images of a chart that nobody packed. */
        public Known(SortedSet<String> images) {
            this(images, null);
        }
    }

    /** Nobody could tell. */
    record Unknown(String reason) implements Outcome {}
}
