package dev.eidos.collector.gpu.smi;

import dev.eidos.collector.gpu.device.Gpu;
import dev.eidos.collector.gpu.device.GpuProperty;
import dev.eidos.collector.gpu.smi.SmiLog.SmiGpu;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A reader of {@code nvidia-smi -q -x}; the XML's DOCTYPE is skipped, and nothing that it names is ever fetched. */
final class SmiXml {
    private static final String ROOT = "nvidia_smi_log";

    private final List<SmiGpu> gpus = new ArrayList<>();
    private final StringBuilder path = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private Map<GpuProperty, Reading> properties = new EnumMap<>(GpuProperty.class);
    private List<Gap> gaps = new ArrayList<>();
    private int migDevices;
    private @Nullable String driver;
    private @Nullable String cuda;
    private @Nullable Integer attached;

    private SmiXml() {}

    static SmiLog parse(String output) {
        return new SmiXml().read(output);
    }

    private SmiLog read(String output) {
        // nvidia-smi may put warnings before the document, and after it, where nobody looks any more.
        int start = Math.max(output.indexOf("<" + ROOT), 0);
        Gap gap = null;
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(output.substring(start)));
            boolean ended = false;
            while (!ended && xml.hasNext()) {
                ended = handle(xml);
            }
            xml.close();
        } catch (XMLStreamException e) {
            gap = new Gap("nvidia-smi -q -x", Gap.Reason.Invalid, String.valueOf(e.getMessage()));
        }
        return new SmiLog(driver, cuda, attached, gpus, gap);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Takes one event; true at the end of the document's root. */
    private boolean handle(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.next()) {
            case XMLStreamConstants.START_ELEMENT -> {
                path.append('/').append(xml.getLocalName());
                text.setLength(0);
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
            case XMLStreamConstants.END_ELEMENT -> {
                end(path.toString(), text.toString().strip());
                text.setLength(0);
                path.setLength(path.lastIndexOf("/"));
                return path.isEmpty();
            }
            default -> {}
        }
        return false;
    }

    private void end(String path, String value) {
        String root = "/" + ROOT + "/";
        if (!path.startsWith(root)) {
            return;
        }
        switch (path.substring(root.length())) {
            case "driver_version" -> driver = known(value);
            case "cuda_version" -> cuda = known(value);
            case "attached_gpus" -> attached = count(value);
            case "gpu" -> endOfGpu();
            case "gpu/mig_devices/mig_device" -> migDevices++;
            default -> property(path.substring(root.length()), value);
        }
    }

    private void property(String path, String value) {
        GpuProperty property = path.startsWith("gpu/") ? SmiElements.property(path.substring("gpu/".length())) : null;
        if (property != null) {
            switch (SmiValue.of(property, value)) {
                case SmiValue.Known(Reading reading) -> properties.put(property, reading);
                case SmiValue.Absent() -> {}
                case SmiValue.Troubled(String trouble) ->
                    gaps.add(new Gap(Gpu.name(gpus.size()), Gap.Reason.Failed, property.key() + ": " + trouble));
            }
        }
    }

    private void endOfGpu() {
        Reading uuid = properties.get(GpuProperty.UUID);
        Gpu gpu = new Gpu(gpus.size(), properties, gaps);
        gpus.add(new SmiGpu(gpu, uuid == null ? "" : uuid.asText(), migDevices));
        properties = new EnumMap<>(GpuProperty.class);
        gaps = new ArrayList<>();
        migDevices = 0;
    }

    private static @Nullable String known(String value) {
        return switch (value) {
            case "", "N/A", "[N/A]", "ERR!", "Not Found" -> null;
            default -> value;
        };
    }

    private static @Nullable Integer count(String value) {
        try {
            return Integer.valueOf(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
