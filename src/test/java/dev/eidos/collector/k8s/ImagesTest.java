package dev.eidos.collector.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.measurement.Reading;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImagesTest {
    private static final String ONE = "sha256:" + "1".repeat(64);
    private static final String TWO = "sha256:" + "2".repeat(64);

    @Test
    void twoTagsOfOneRepositoryAreTwoEntries() {
        // given
        var images = new Images();
        images.add(pod("nvcr.io/nvidia/driver:570", "nvcr.io/nvidia/driver@" + ONE));
        images.add(pod("nvcr.io/nvidia/driver:580", "docker-pullable://nvcr.io/nvidia/driver@" + TWO));

        // when, then
        assertThat(data(images))
                .isEqualTo(Map.of(
                        "nvcr.io/nvidia/driver:570", Reading.of(ONE), "nvcr.io/nvidia/driver:580", Reading.of(TWO)));
    }

    @Test
    void oneTagThatStandsForTwoDigestsKeepsBoth() {
        // given
        var images = new Images();
        images.add(pod("app:latest", "app@" + TWO));
        images.add(pod("app:latest", ONE));
        images.add(pod("app:latest", "app@" + TWO));
        images.add(pod("app:latest", null));

        // when, then
        assertThat(data(images)).isEqualTo(Map.of("app:latest", Reading.of(ONE + " " + TWO)));
    }

    @Test
    void anImageThatNobodyHasPulledYetIsUnknown() {
        // given
        var images = new Images();
        images.add(pod("registry:5000/app", ""));

        // when, then
        assertThat(data(images)).isEqualTo(Map.of("registry:5000/app", Reading.of("unknown")));
    }

    @Test
    void aDigestInTheReferenceCountsUntilTheNodeTellsItsOwn() {
        // given
        var images = new Images();
        images.add(pod("app@" + ONE, null));

        // when, then
        assertThat(data(images)).isEqualTo(Map.of("app@" + ONE, Reading.of(ONE)));
    }

    @Test
    void initAndEphemeralContainersCountToo() {
        // given
        var images = new Images();
        images.add(DocumentReader.read("""
            {"spec": {"initContainers": [{"name": "i", "image": "init:1"}],
                      "containers": [{"name": "m", "image": "main:1"}],
                      "ephemeralContainers": [{"name": "d", "image": "debug:1"}]},
             "status": {"initContainerStatuses": [{"name": "i", "imageID": "%s"}]}}\
            """.formatted(ONE), "pod"));

        // when, then
        assertThat(data(images))
                .containsOnlyKeys("init:1", "main:1", "debug:1")
                .containsEntry("init:1", Reading.of(ONE));
    }

    private static Value pod(String image, @Nullable String id) {
        return DocumentReader.read("""
            {"spec": {"containers": [{"name": "c", "image": "%s"}]},
             "status": {"containerStatuses": [{"name": "c", "imageID": %s}]}}\
            """.formatted(image, id == null ? null : "\"" + id + "\""), "pod");
    }

    private static Map<String, Reading> data(Images images) {
        return images.toSubtype("image").data();
    }
}
