/** The operating system: release, kernel, its command line, modules and settings. */
@NullMarked
package dev.eidos.collector.os;

import org.jspecify.annotations.NullMarked;
