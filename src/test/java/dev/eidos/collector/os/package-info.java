/** Tests of reading the operating system. */
@NullMarked
package dev.eidos.collector.os;

import org.jspecify.annotations.NullMarked;
