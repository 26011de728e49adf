/**
 * The machine below the operating system: processors, memory, NUMA, RDMA devices, IOMMU, hypervisor, firmware's names.
 * May use {@code measurement} and the host's files through {@code collector}.
 */
@NullMarked
package dev.eidos.collector.hardware;

import org.jspecify.annotations.NullMarked;
