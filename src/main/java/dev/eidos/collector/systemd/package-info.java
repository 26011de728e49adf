/**
 * The services of a GPU node and the configuration files that decide how they run. Only {@code BusConnection} sees the
 * D-Bus library.
 */
@NullMarked
package dev.eidos.collector.systemd;

import org.jspecify.annotations.NullMarked;
