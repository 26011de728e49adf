/** Whether workloads are ready, and why pods are not. Pure: objects in, words out. */
@NullMarked
package dev.eidos.live.workload;

import org.jspecify.annotations.NullMarked;
