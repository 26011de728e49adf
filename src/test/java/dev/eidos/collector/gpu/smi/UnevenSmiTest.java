package dev.eidos.collector.gpu.smi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.eidos.collector.gpu.FakeNvidiaSmi;
import dev.eidos.collector.gpu.device.DriverAnswer;
import dev.eidos.collector.gpu.device.Gpu;
import dev.eidos.collector.gpu.device.GpuInventory;
import dev.eidos.collector.gpu.device.GpuProperty;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** nvidia-smi where a GPU is lost, a process has an odd name, or the driver is newer than most. */
class UnevenSmiTest {
    private static final String LOST = "Unable to determine the device handle for GPU0000:53:00.0: Unknown Error";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/opt/a&b/python",
                "a < b",
                "python <in.txt",
                "cat <in >out",
                "a&unknown;b",
                "bell\u0007",
                "<defunct>",
                "<a><b",
                "&#0;",
                "</nothing>",
                "a<!--b",
                "bytes \ufffd",
            })
    void anOddNameOfAProcessCostsNoGpu(String name) throws Exception {
        // when
        GpuInventory inventory = read(log(3, gpu(0, ""), gpu(1, process(name)), gpu(2, process("ok &amp; fine"))), "");

        // then
        assertThat(inventory.count()).isEqualTo(3);
        assertThat(inventory.gpus())
                .extracting(gpu -> gpu.properties().get(GpuProperty.UUID))
                .containsExactly(Reading.of("GPU-0"), Reading.of("GPU-1"), Reading.of("GPU-2"));
        assertThat(inventory.gaps())
                .containsExactly(new Gap(
                        "nvidia-smi -q -x",
                        Gap.Reason.Invalid,
                        "not well-formed, skipped because nothing of it is needed:"
                                + " gpu/processes/process_info/process_name"));
    }

    @Test
    void manyOddNamesAreCounted() throws Exception {
        // when
        GpuInventory inventory = read(log(1, gpu(0, process("a&b") + process("c&d"))), "");

        // then
        assertThat(inventory.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.message()).endsWith("process_name (2 times)"));
    }

    @Test
    void whatIsNeededAndNotWellFormedIsAGapAndNoGuess() {
        // when
        SmiLog log = SmiXml.parse(log(1, gpu(0, "<vbios_version>9&6</vbios_version><serial>1</serial>")));

        // then
        Gpu gpu = log.gpus().getFirst().gpu();
        assertThat(gpu.properties()).containsEntry(GpuProperty.SERIAL, Reading.of("1"));
        assertThat(gpu.properties()).doesNotContainKey(GpuProperty.VBIOS_VERSION);
        assertThat(gpu.gaps()).containsExactly(new Gap("gpu-0", Gap.Reason.Failed, "vbios-version: not well-formed"));
    }

    @Test
    void whatXmlAllowsIsRead() {
        // when
        SmiLog log = SmiXml.parse(log(
                1,
                "<gpu id='a>b'><product_name>A &amp; B &#x43; <![CDATA[<D>]]></product_name><!-- <gpu> -->"
                        + "<empty/><uuid\n>GPU-1</uuid ><uuid>GPU-2</uuid></gpu>"));

        // then
        assertThat(log.gap()).isNull();
        assertThat(log.gpus().getFirst().gpu().properties())
                .containsEntry(GpuProperty.MODEL, Reading.of("A & B C <D>"))
                .containsEntry(GpuProperty.UUID, Reading.of("GPU-2"));
    }

    @Test
    void aTextThatBreaksOffLosesNoGpuToTheBus() throws Exception {
        // given
        String whole = log(3, gpu(0, ""), gpu(1, ""), gpu(2, ""));

        // when
        GpuInventory inventory = read(whole.substring(0, whole.indexOf("GPU-1")), list(0, 1, 2));

        // then
        assertThat(inventory.count()).isEqualTo(3);
        assertThat(inventory.gaps())
                .extracting(Gap::message)
                .containsExactly(
                        "breaks off in nvidia_smi_log/gpu/uuid",
                        "describes 1 of 3 GPUs; its output could not be read to the end");
    }

    @Test
    void depthsOfTagsAndUnendedThingsTakeNoTime() {
        // given
        String odd = "<a>".repeat(100_000) + "<!--".repeat(100_000) + "&".repeat(100_000) + "<![CDATA[".repeat(10_000);

        // when
        SmiLog log = assertTimeout(Duration.ofSeconds(10), () -> SmiXml.parse(log(1, gpu(0, process(odd)))));

        // then
        assertThat(log.gpus()).hasSize(1);
    }

    @Test
    void theOthersKeepTheirNumbersWhenTheFirstIsLost() throws Exception {
        // when
        GpuInventory inventory = read(LOST + "\n" + log(3, gpu(1, ""), gpu(2, "")), LOST + "\n" + list(1, 2));

        // then
        assertThat(inventory.count()).isEqualTo(3);
        assertThat(inventory.gpus()).extracting(Gpu::index).containsExactly(0, 1, 2);
        assertThat(inventory.gpus().get(0))
                .isEqualTo(new Gpu(0, Map.of(), List.of(new Gap("gpu-0", Gap.Reason.Unavailable, LOST))));
        assertThat(inventory.gpus().get(1).properties()).containsEntry(GpuProperty.UUID, Reading.of("GPU-1"));
        assertThat(inventory.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.message())
                        .isEqualTo("describes 2 of 3 GPUs: " + LOST + "; a GPU that fell off the bus needs a reboot"));
    }

    @Test
    void withoutAListTheDeviceFilesNumberThem() throws Exception {
        // when
        GpuInventory inventory =
                read(log(3, gpu(0, ""), gpu(2, "<ecc_mode><current_ecc>ERR!</current_ecc></ecc_mode>")), "");

        // then
        assertThat(inventory.gpus()).extracting(Gpu::index).containsExactly(0, 1, 2);
        assertThat(inventory.gpus().get(2).gaps())
                .containsExactly(new Gap("gpu-2", Gap.Reason.Failed, "ecc-mode: ERR!"));
        assertThat(inventory.gpus().get(1).gaps())
                .containsExactly(new Gap("gpu-1", Gap.Reason.Unavailable, "nvidia-smi does not describe it"));
    }

    @Test
    void aLostGpuCountsWhereOnlyTheOthersAreAttached() throws Exception {
        // given
        String complaint =
                "Unable to determine the device handle for GPU 0000:0B:00.0: GPU is lost.  Reboot the system";
        String other = "Unable to determine the device handle for gpu 0000:0b:00.0: Unknown Error";

        // when
        GpuInventory inventory =
                read(complaint + "\n" + log(2, gpu(0, ""), gpu(2, "")), list(0) + other + "\n" + list(2));

        // then
        assertThat(inventory.count()).isEqualTo(3);
        assertThat(inventory.gpus().get(1).gaps()).extracting(Gap::message).containsExactly(complaint);
    }

    @Test
    void twoLostGpusAreNamedInTheirOrder() throws Exception {
        // given
        String second = LOST.replace("53", "55");

        // when
        GpuInventory inventory = read(LOST + "\n" + second + "\n" + log(4, gpu(1, ""), gpu(3, "")), list(1, 3));

        // then
        assertThat(inventory.gpus().get(0).gaps()).extracting(Gap::message).containsExactly(LOST);
        assertThat(inventory.gpus().get(2).gaps()).extracting(Gap::message).containsExactly(second);
    }

    @Test
    void deviceFilesInAnotherOrderRenumberNothing() throws Exception {
        // when
        GpuInventory inventory = read(log(2, gpu(5, ""), gpu(4, "")), "");

        // then
        assertThat(inventory.count()).isEqualTo(2);
        assertThat(inventory.gpus())
                .extracting(Gpu::index, gpu -> gpu.properties().get(GpuProperty.UUID))
                .containsExactly(tuple(0, Reading.of("GPU-5")), tuple(1, Reading.of("GPU-4")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "<kmd_version>610.43.02</kmd_version><cuda_umd_version>13.3</cuda_umd_version>|610.43.02|13.3",
                "<driver_version>580.1</driver_version><kmd_version>610.2</kmd_version>|580.1|-",
                "<driver_version>N/A</driver_version><kmd_version>610.2</kmd_version>|610.2|-",
                "<kmd_version>610.2 (open)</kmd_version><cuda_umd_version>13.3 [forward]</cuda_umd_version>|610.2|13.3",
                "<driver_version>580.1</driver_version><cuda_version>13.0 (deprecated)</cuda_version>|580.1|13.0",
                "<driver_version>Deprecated, see kmd_version</driver_version><kmd_version>610.2</kmd_version>|610.2|-",
            })
    void versionsHaveOldNamesAndNew(String elements, String driver, String cuda) {
        // when
        SmiLog log = SmiXml.parse("<nvidia_smi_log>" + elements + gpu(0, "") + "</nvidia_smi_log>");

        // then
        assertThat(log.driver()).isEqualTo(driver);
        assertThat(log.cuda()).isEqualTo(cuda);
    }

    @Test
    void versionsThatAreMissingAreGaps() {
        // when
        SmiLog none = SmiXml.parse("<nvidia_smi_log>" + gpu(0, "") + "</nvidia_smi_log>");
        SmiLog old = SmiXml.parse("<nvidia_smi_log><driver_version>390.1</driver_version></nvidia_smi_log>");

        // then
        assertThat(none.notes()).extracting(Gap::object).containsExactly("driver", "cuda-version");
        assertThat(old.notes()).as("this driver does not know CUDA's version").isEmpty();
    }

    @Test
    void notesBehindValuesAreNoPartOfThem() {
        // when
        SmiLog log = SmiXml.parse(log(1, gpu(0, """
            <product_name>Quadro (test)</product_name>
            <persistence_mode>Enabled (deprecated)</persistence_mode>
            <compute_mode>N/A (unknown)</compute_mode>
            """)));

        // then
        assertThat(log.gpus().getFirst().gpu().properties())
                .containsEntry(GpuProperty.MODEL, Reading.of("Quadro (test)"))
                .containsEntry(GpuProperty.PERSISTENCE_MODE, Reading.of("Enabled"))
                .doesNotContainKey(GpuProperty.COMPUTE_MODE);
    }

    private static String gpu(int number, String more) {
        return "<gpu id=\"00000000:5%1$d:00.0\"><uuid>GPU-%1$d</uuid><minor_number>%1$d</minor_number>%2$s</gpu>\n"
                .formatted(number, more);
    }

    private static String process(String name) {
        return "<processes><process_info><pid>1</pid><process_name>" + name
                + "</process_name></process_info></processes>\n";
    }

    private static String log(int attached, String... gpus) {
        return "<nvidia_smi_log>\n<driver_version>580.1</driver_version><cuda_version>13.0</cuda_version>\n"
                + "<attached_gpus>" + attached + "</attached_gpus>\n" + String.join("", gpus) + "</nvidia_smi_log>\n";
    }

    private static String list(int... numbers) {
        List<String> lines = new ArrayList<>();
        for (int number : numbers) {
            lines.add("GPU %1$d: NVIDIA H100 (UUID: GPU-%1$d)\n".formatted(number));
        }
        return String.join("", lines);
    }

    private GpuInventory read(String xml, String list) throws Exception {
        Path program = FakeNvidiaSmi.printing(folder, xml, list, "");
        var command = new SmiCommand(program.toString(), List.of(program.toString()), Map.of());
        DriverAnswer answer = new NvidiaSmi(command, Duration.ofSeconds(20)).read();
        assertThat(answer).isInstanceOf(DriverAnswer.Answered.class);
        return ((DriverAnswer.Answered) answer).inventory();
    }
}
