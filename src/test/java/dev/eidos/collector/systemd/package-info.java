/** Tests of the systemd room, against real files and a real message bus. */
@NullMarked
package dev.eidos.collector.systemd;

import org.jspecify.annotations.NullMarked;
