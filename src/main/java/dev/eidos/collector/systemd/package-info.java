/**
 * What systemd knows about the services of a GPU node, and the configuration files that decide how they run: units over
 * D-Bus, container runtimes, the kubelet, CDI. Uses {@code collector}, {@code document}, {@code error} and
 * {@code measurement}; only {@code BusConnection} sees the D-Bus library.
 */
@NullMarked
package dev.eidos.collector.systemd;

import org.jspecify.annotations.NullMarked;
