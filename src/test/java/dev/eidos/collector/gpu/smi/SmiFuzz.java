package dev.eidos.collector.gpu.smi;

import dev.eidos.fuzz.FuzzTarget;
import java.util.List;

/** What nvidia-smi may write, for the fuzzer. */
public final class SmiFuzz {
    private SmiFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(
                FuzzTarget.text("nvidia-smi XML", SmiXml::parse, """
                    <?xml version="1.0" ?>
                    <!DOCTYPE nvidia_smi_log SYSTEM "nvsmi_device_v12.dtd">
                    <nvidia_smi_log>
                    <driver_version>580.82.07</driver_version><cuda_version>13.0</cuda_version>
                    <attached_gpus>1</attached_gpus>
                    <gpu id="00000000:0F:00.0"><product_name>NVIDIA H100</product_name>
                    <fb_memory_usage><total>81559 MiB</total></fb_memory_usage>
                    <mig_mode><current_mig>Enabled</current_mig></mig_mode>
                    <gpu_power_readings><max_power_limit>700.00 W</max_power_limit></gpu_power_readings>
                    <mig_devices><mig_device><index>0</index></mig_device></mig_devices></gpu>
                    </nvidia_smi_log>
                    """),
                FuzzTarget.text("nvidia-smi listing", SmiListing::parse, """
                    GPU 0: NVIDIA H100 80GB HBM3 (UUID: GPU-11111111-2222-3333-4444-555555555555)
                    \t Link 0: 26.562 GB/s
                    \t Link 1: <inactive>
                    """));
    }
}
