/**
 * Reading a machine: the interface that every collector implements, the host's files, and the {@code Snapshotter} that
 * runs collectors side by side.
 */
@NullMarked
package dev.eidos.collector;

import org.jspecify.annotations.NullMarked;
