package dev.eidos.collector.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.gpu.device.DriverAnswer;
import dev.eidos.collector.gpu.device.GpuReadings;
import dev.eidos.collector.gpu.nvml.NvmlSource;
import dev.eidos.collector.gpu.smi.NvidiaSmi;
import dev.eidos.collector.gpu.smi.SmiCommand;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import dev.eidos.testing.SharedData;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** One and the same machine, a node with eight H100, asked through NVML and through nvidia-smi. */
class SourcesAgreeTest {
    private static final int LINKS = 18;

    private final XPath xpath = XPathFactory.newDefaultInstance().newXPath();

    @TempDir
    Path folder;

    @Test
    void nvmlAndNvidiaSmiGiveTheSameReadings() throws Exception {
        // given
        String xml = Files.readString(SharedData.require("nvidia-smi/h100-8gpu-q-x.xml"));
        List<Element> machine = gpus(xml);
        Path library = NvmlStandIn.compile(folder, initializers(machine), "STRUCTS=2");
        Path program = FakeNvidiaSmi.printing(folder.resolve("bin"), xml, "", links(machine));
        var command = new SmiCommand(program.toString(), List.of(program.toString()), Map.of());

        // when
        List<Subtype> byNvml = read(NvmlSource.read(library.toString()));
        List<Subtype> bySmi = read(new NvidiaSmi(command, Duration.ofSeconds(20)).read());

        // then
        assertThat(byNvml).hasSize(9).isEqualTo(bySmi);
        assertThat(byNvml.get(0).data().keySet())
                .startsWith("driver", "cuda-version", "gpu-count", "gpu.model", "gpu.architecture")
                .contains("gpu.nvlink-active-links", "gpu.power-limit-watts", "gpu.vbios-version");
        assertThat(byNvml.get(1).data())
                .containsEntry("fabric-state", Reading.of("Completed"))
                .containsEntry("fabric-status", Reading.of("Success"))
                .containsEntry("fabric-clique-id", Reading.of(0))
                .containsEntry("fabric-cluster-uuid", Reading.of("00000000-0000-0000-0000-000000000000"))
                .containsEntry("recovery-action", Reading.of("None"))
                .containsEntry("c2c-mode", Reading.of("Disabled"))
                .containsEntry("module-id", Reading.of(4))
                .containsEntry("pcie-current-width", Reading.of(16))
                .containsEntry("remapping-pending", Reading.of(false))
                .doesNotContainKeys("fabric-health", "chassis-serial", "channel-repair-pending");
    }

    private static List<Subtype> read(DriverAnswer answer) {
        assertThat(answer).isInstanceOf(DriverAnswer.Answered.class);
        return GpuReadings.of(((DriverAnswer.Answered) answer).inventory());
    }

    private List<Element> gpus(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        NodeList nodes = document.getElementsByTagName("gpu");
        List<Element> gpus = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            gpus.add((Element) nodes.item(i));
        }
        return gpus;
    }

    private List<String> initializers(List<Element> machine) throws XPathExpressionException {
        List<String> initializers = new ArrayList<>();
        for (Element gpu : machine) {
            initializers.add(new StandInGpu(text(gpu, "product_name"))
                    .with("uuid", text(gpu, "uuid"))
                    .with("serial", text(gpu, "serial"))
                    .with("vbios", text(gpu, "vbios_version"))
                    .with("part", text(gpu, "board_part_number"))
                    .with("gsp", text(gpu, "gsp_firmware_version"))
                    .with("busId", text(gpu, "pci/pci_bus_id"))
                    .with("minor", number(gpu, "minor_number"))
                    .with("pciDeviceId", Integer.parseUnsignedInt(text(gpu, "pci/pci_device_id"), 16))
                    .with("pciSubSystemId", Integer.parseUnsignedInt(text(gpu, "pci/pci_sub_system_id"), 16))
                    .with("maxGeneration", number(gpu, "pci//max_link_gen"))
                    .with("maxDeviceGeneration", number(gpu, "pci//max_device_link_gen"))
                    .with("maxWidth", number(gpu, "pci//max_link_width"))
                    .with("currentWidth", number(gpu, "pci//current_link_width"))
                    .with("moduleId", number(gpu, "platformInfo/module_id"))
                    .numbers("repairs", "99,99,99")
                    .with("limit", 1000 * number(gpu, "gpu_power_readings/requested_power_limit"))
                    .with("enforced", 1000 * number(gpu, "gpu_power_readings/current_power_limit"))
                    .with("defaultLimit", 1000 * number(gpu, "gpu_power_readings/default_power_limit"))
                    .with("minLimit", 1000 * number(gpu, "gpu_power_readings/min_power_limit"))
                    .with("maxLimit", 1000 * number(gpu, "gpu_power_readings/max_power_limit"))
                    .memoryMib(number(gpu, "fb_memory_usage/total"))
                    .initializer());
        }
        return initializers;
    }

    private String links(List<Element> machine) throws XPathExpressionException {
        var listing = new StringBuilder();
        for (Element gpu : machine) {
            listing.append("GPU 0: NVIDIA H100 80GB HBM3 (UUID: %s)%n".formatted(text(gpu, "uuid")));
            for (int link = 0; link < LINKS; link++) {
                listing.append("\t Link %d: 26.562 GB/s%n".formatted(link));
            }
        }
        return listing.toString();
    }

    private String text(Element gpu, String path) throws XPathExpressionException {
        return xpath.evaluate(path, gpu).strip();
    }

    /** The whole number that a text such as {@code 700.00 W} or {@code 16x} begins with. */
    private int number(Element gpu, String path) throws XPathExpressionException {
        return Integer.parseInt(text(gpu, path).split("\\D", 2)[0]);
    }
}
