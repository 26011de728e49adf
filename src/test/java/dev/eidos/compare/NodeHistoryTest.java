package dev.eidos.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.fleet.MachineFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NodeHistoryTest {
    private static final Vocabulary WORDS = new Vocabulary(FactKinds.RAW);

    private static NodeFacts node(String name, String uid, String boot, String... gpus) {
        var facts = new MachineFacts();
        facts.putAll("K8s.node", "uid", uid, "boot-id", boot);
        for (int i = 0; i < gpus.length; i++) {
            if (!gpus[i].isEmpty()) {
                facts.put("GPU.gpu-" + i, "uuid", gpus[i]);
            }
        }
        return FactsOf.machine(WORDS, name, facts);
    }

    @Test
    void aNodeThatWasLeftAloneIsTheSame() {
        // when
        NodeHistory history = NodeHistory.between(node("n-1", "u", "b", "A", "B"), node("n-1", "u", "b", "A", "B"));

        // then
        assertThat(history).isEqualTo(new NodeHistory(NodeHistory.Fate.SAME, List.of()));
    }

    @Test
    void anotherBootIdIsAStartAndAnotherUidIsAnotherNode() {
        assertThat(NodeHistory.between(node("n-1", "u", "b"), node("n-1", "u", "c"))
                        .fate())
                .isEqualTo(NodeHistory.Fate.REBOOTED);
        assertThat(NodeHistory.between(node("n-1", "u", "b"), node("n-1", "v", "c"))
                        .fate())
                .isEqualTo(NodeHistory.Fate.REPLACED);
        assertThat(NodeHistory.between(node("n-1", "", ""), node("n-1", "v", "c"))
                        .fate())
                .isEqualTo(NodeHistory.Fate.SAME);
    }

    @Test
    void aGpuIsKnownByItsUuidAndNotByItsPlace() {
        assertThat(NodeHistory.between(node("n-1", "u", "b", "A", "B", "C"), node("n-1", "u", "b", "B", "C", "A"))
                        .swaps())
                .isEmpty();
        assertThat(NodeHistory.between(node("n-1", "u", "b", "A", "B", "C"), node("n-1", "u", "b", "A", "X", "C"))
                        .swaps())
                .containsExactly(new NodeHistory.Swap("gpu-1", "B", "X"));
    }

    @Test
    void whereOneIsGoneTheOthersAreCountedAnew() {
        assertThat(NodeHistory.between(node("n-1", "u", "b", "A", "B", "C"), node("n-1", "u", "b", "B", "C"))
                        .swaps())
                .containsExactly(new NodeHistory.Swap("gpu-0", "A", ""));
        assertThat(NodeHistory.between(node("n-1", "u", "b", "B", "C"), node("n-1", "u", "b", "A", "B", "C"))
                        .swaps())
                .containsExactly(new NodeHistory.Swap("gpu-0", "", "A"));
        assertThat(NodeHistory.between(node("n-1", "u", "b", "A", "B", "C"), node("n-1", "u", "b", "B", "C", "X"))
                        .swaps())
                .containsExactly(new NodeHistory.Swap("gpu-2", "A", "X"));
    }

    @Test
    void ofAnotherMachineAndWhereNobodyCouldLookNoGpuWasSwapped() {
        assertThat(NodeHistory.between(node("n-1", "u", "b", "A"), node("n-1", "v", "c", "X"))
                        .swaps())
                .isEmpty();
        assertThat(NodeHistory.between(node("n-1", "u", "b", "A"), node("n-1", "u", "b"))
                        .swaps())
                .isEmpty();
        assertThat(NodeHistory.between(node("n-1", "u", "b", "A"), node("n-2", "v", "c", "X")))
                .isEqualTo(new NodeHistory(NodeHistory.Fate.SAME, List.of()));
    }

    @Test
    void aNodeThatWasInstalledAnewKeepsItsGpus() {
        // when
        NodeHistory history = NodeHistory.between(node("n-1", "u", "b", "A", "B"), node("n-1", "v", "c", "A", "X"));

        // then
        assertThat(history.fate()).isEqualTo(NodeHistory.Fate.REPLACED);
        assertThat(history.swaps()).containsExactly(new NodeHistory.Swap("gpu-1", "B", "X"));
        assertThat(node("n-1", "u", "b", "A").identity())
                .isEqualTo(new NodeIdentity("u", "b", Map.of("gpu-0", "A"), Set.of()));
    }
}
