/**
 * The machine below the operating system: processors, memory, NUMA, RDMA devices, IOMMU, hypervisor, the firmware's
 * names.
 */
@NullMarked
package dev.eidos.collector.hardware;

import org.jspecify.annotations.NullMarked;
