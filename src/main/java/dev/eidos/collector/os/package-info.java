/**
 * The operating system: release, kernel, its command line, modules and settings. May use {@code measurement} and the
 * host's files through {@code collector}.
 */
@NullMarked
package dev.eidos.collector.os;

import org.jspecify.annotations.NullMarked;
