/** The PCI bus as a source of GPU facts: it answers where no driver does. */
@NullMarked
package dev.eidos.collector.gpu.pci;

import org.jspecify.annotations.NullMarked;
