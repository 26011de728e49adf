package dev.eidos.collector.gpu;

import java.util.LinkedHashMap;
import java.util.Map;

/** A GPU for the NVML stand-in, an H100 unless told otherwise, as a C initializer. */
public final class StandInGpu {
    private final Map<String, String> members = new LinkedHashMap<>();

    public StandInGpu(String name) {
        with("name", name).with("uuid", "GPU-0").with("serial", "1652923034028");
        with("vbios", "96.00.A5.00.01").with("part", "692-2G520-0200-000").with("gsp", NvmlStandIn.DRIVER);
        with("busId", "00000000:04:00.0").with("pciDeviceId", 0x233010DE).with("pciSubSystemId", 0x16C110DE);
        with("architecture", 9)
                .with("maxGeneration", 4)
                .with("maxDeviceGeneration", 5)
                .with("maxWidth", 16);
        with("currentWidth", 16).with("state", 3).with("moduleId", 1);
        with("limit", 700_000).with("enforced", 700_000).with("defaultLimit", 700_000);
        with("minLimit", 200_000).with("maxLimit", 700_000);
        with("ecc", 1).with("eccPending", 1).with("links", 18).with("linkSpeed", 26_562);
        members.put("memory", (81559L << 20) + "ull");
    }

    public StandInGpu with(String member, String text) {
        members.put(member, "\"" + text + "\"");
        return this;
    }

    public StandInGpu with(String member, int number) {
        members.put(member, Integer.toString(number));
        return this;
    }

    StandInGpu memoryMib(long mib) {
        members.put("memory", (mib << 20) + "ull");
        return this;
    }

    /** Several numbers of one member. */
    public StandInGpu numbers(String member, String numbers) {
        members.put(member, "{" + numbers + "}");
        return this;
    }

    /** MIG devices by index; null where an index has none. */
    public StandInGpu mig(String... names) {
        with("mig", 1).with("migPending", 1);
        var list = new StringBuilder("{");
        for (String name : names) {
            list.append(name.isEmpty() ? "0" : "\"" + name + "\"").append(",");
        }
        members.put("migNames", list.append("}").toString());
        return this;
    }

    public String initializer() {
        var initializer = new StringBuilder("{");
        members.forEach((member, value) ->
                initializer.append('.').append(member).append('=').append(value).append(','));
        return initializer.append('}').toString();
    }
}
