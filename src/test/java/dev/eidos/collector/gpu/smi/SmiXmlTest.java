package dev.eidos.collector.gpu.smi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.gpu.device.Gpu;
import dev.eidos.collector.gpu.device.GpuProperty;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmiXmlTest {
    private static final String HEAD = """
        <?xml version="1.0" ?>
        <!DOCTYPE nvidia_smi_log SYSTEM "nvsmi_device_v12.dtd">
        <nvidia_smi_log>
        <driver_version>535.161.08</driver_version>
        <cuda_version>12.2</cuda_version>
        <attached_gpus>1</attached_gpus>
        """;

    @Test
    void theElementsOfOlderDriversAreUnderstood() {
        // when
        Gpu gpu = only("""
            <power_readings>
              <power_draw>52.70 W</power_draw>
              <power_limit>250.50 W</power_limit>
              <default_power_limit>300.00 W</default_power_limit>
              <enforced_power_limit>250.50 W</enforced_power_limit>
            </power_readings>\
            """);

        // then
        assertThat(gpu.properties())
                .containsOnlyKeys(
                        GpuProperty.POWER_LIMIT_WATTS,
                        GpuProperty.POWER_LIMIT_ENFORCED_WATTS,
                        GpuProperty.POWER_LIMIT_DEFAULT_WATTS)
                .containsEntry(GpuProperty.POWER_LIMIT_WATTS, Reading.of(new BigDecimal("250.5")))
                .containsEntry(GpuProperty.POWER_LIMIT_DEFAULT_WATTS, Reading.of(300));
    }

    @Test
    void whatNvidiaSmiDoesNotKnowIsAbsent() {
        // when
        Gpu gpu = only("""
            <product_name>NVIDIA L4</product_name>
            <serial>N/A</serial>
            <persistence_mode>Requested functionality has been deprecated</persistence_mode>
            <ecc_mode><current_ecc>[N/A]</current_ecc></ecc_mode>
            <compute_mode></compute_mode>
            <gsp_firmware_version>None</gsp_firmware_version>
            <addressing_mode>None</addressing_mode>\
            """);

        // then
        assertThat(gpu.properties()).containsOnlyKeys(GpuProperty.MODEL, GpuProperty.ADDRESSING_MODE);
        assertThat(gpu.gaps()).isEmpty();
    }

    @Test
    void whatIsDeprecatedKeepsItsValueAndLosesTheNote() {
        // when
        Gpu gpu = only("""
            <product_name>NVIDIA GB300 [Deprecated; see product]</product_name>
            <vbios_version>97.00.1 [Deprecated; see firmware]</vbios_version>
            <persistence_mode>[Deprecated; use nvidia-persistenced]</persistence_mode>
            <fb_memory_usage><total>81559 MiB [Deprecated; see memory]</total></fb_memory_usage>\
            """);

        // then
        assertThat(gpu.properties())
                .containsOnlyKeys(GpuProperty.MODEL, GpuProperty.VBIOS_VERSION, GpuProperty.MEMORY_MIB)
                .containsEntry(GpuProperty.MODEL, Reading.of("NVIDIA GB300"))
                .containsEntry(GpuProperty.VBIOS_VERSION, Reading.of("97.00.1"));
        assertThat(gpu.gaps()).isEmpty();
    }

    @Test
    void wordsOfNewerDriversAreKept() {
        // when
        Gpu gpu = only("""
            <remapped_rows><remapped_row_pending>Maybe</remapped_row_pending></remapped_rows>
            <gpu_recovery_action>Replace Board</gpu_recovery_action>
            <fabric><state>Paused</state><health><incorrect_configuration>New Word</incorrect_configuration></health>
            </fabric><c2c_mode>N/A</c2c_mode>\
            """);

        // then
        assertThat(gpu.properties())
                .containsOnlyKeys(
                        GpuProperty.REMAPPING_PENDING,
                        GpuProperty.RECOVERY_ACTION,
                        GpuProperty.FABRIC_STATE,
                        GpuProperty.FABRIC_INCORRECT_CONFIGURATION)
                .containsEntry(GpuProperty.REMAPPING_PENDING, Reading.of("Maybe"))
                .containsEntry(GpuProperty.FABRIC_STATE, Reading.of("Paused"));
        assertThat(gpu.gaps()).isEmpty();
    }

    @Test
    void whatNvidiaSmiFailedToReadIsAGap() {
        // when
        Gpu gpu = only("""
            <product_name>NVIDIA A100-SXM4-80GB</product_name>
            <ecc_mode><current_ecc>ERR!</current_ecc></ecc_mode>
            <fb_memory_usage><total>[Unknown Error]</total></fb_memory_usage>
            <minor_number>seven</minor_number>\
            """);

        // then
        assertThat(gpu.properties()).containsOnlyKeys(GpuProperty.MODEL);
        assertThat(gpu.gaps())
                .extracting(Gap::object, Gap::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("gpu-0", "ecc-mode: ERR!"),
                        org.assertj.core.groups.Tuple.tuple("gpu-0", "memory-mib: [Unknown Error]"),
                        org.assertj.core.groups.Tuple.tuple("gpu-0", "minor-number: seven"));
    }

    @Test
    void warningsAroundTheDocumentAreIgnored() {
        // when
        SmiLog log = SmiXml.parse("WARNING: infoROM is corrupted\n" + HEAD + "</nvidia_smi_log>\nWARNING: <again");

        // then
        assertThat(log.driver()).isEqualTo("535.161.08");
        assertThat(log.gap()).isNull();
    }

    @Test
    void aDocumentThatBreaksOffKeepsTheGpusBefore() {
        // when
        SmiLog log = SmiXml.parse(HEAD + "<gpu><uuid>GPU-1</uuid></gpu><gpu><uuid>GPU-2</uu");

        // then
        assertThat(log.gpus()).extracting(SmiLog.SmiGpu::uuid).containsExactly("GPU-1");
        assertThat(log.gap()).isNotNull();
    }

    @Test
    void externalEntitiesAreNotRead(@TempDir Path folder) throws Exception {
        // given
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret");
        String xml = """
            <!DOCTYPE nvidia_smi_log [<!ENTITY file SYSTEM "%s">]>
            <nvidia_smi_log><driver_version>x&file;</driver_version></nvidia_smi_log>\
            """.formatted(secret.toUri());

        // when
        SmiLog log = SmiXml.parse(xml);

        // then
        assertThat(log.toString()).doesNotContain("s3cret");
        assertThat(log.gap()).isNotNull();
    }

    @Test
    void textIsNotALog() {
        // when
        SmiLog log = SmiXml.parse("NVIDIA-SMI has failed");

        // then
        assertThat(log.isUsable()).isFalse();
    }

    private static Gpu only(String elements) {
        SmiLog log = SmiXml.parse(HEAD + "<gpu id=\"00000000:04:00.0\">" + elements + "</gpu></nvidia_smi_log>");
        assertThat(log.gap()).isNull();
        assertThat(log.gpus()).hasSize(1);
        return Objects.requireNonNull(log.gpus().getFirst()).gpu();
    }
}
