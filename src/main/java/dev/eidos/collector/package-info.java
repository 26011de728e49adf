/**
 * Reading a machine: the interface that every collector implements, the host's files, and the {@code Snapshotter} that
 * runs collectors side by side; and what several collectors share: which values are credentials, sets of processors.
 * Uses {@code measurement} and {@code error}; the rooms below it may also use {@code document} and, those that ask a
 * cluster, {@code k8s.client}.
 */
@NullMarked
package dev.eidos.collector;

import org.jspecify.annotations.NullMarked;
