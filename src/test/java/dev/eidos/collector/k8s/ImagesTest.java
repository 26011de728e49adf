package dev.eidos.collector.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.k8s.PodPage.Container;
import dev.eidos.collector.k8s.PodPage.ContainerStatus;
import dev.eidos.measurement.Reading;
import java.util.List;
import java.util.Map;
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
    void initContainersCountToo() {
        // given
        var images = new Images();
        images.add(new PodPage.Pod(
                new PodPage.Spec(List.of(new Container("i", "init:1")), List.of(new Container("m", "main:1")), null),
                null));

        // when, then
        assertThat(data(images)).containsOnlyKeys("init:1", "main:1");
    }

    private static PodPage.Pod pod(String image, @org.jspecify.annotations.Nullable String id) {
        return new PodPage.Pod(
                new PodPage.Spec(null, List.of(new Container("c", image)), null),
                new PodPage.Status(null, List.of(new ContainerStatus("c", id)), null));
    }

    private static Map<String, Reading> data(Images images) {
        return images.toSubtype("image").data();
    }
}
