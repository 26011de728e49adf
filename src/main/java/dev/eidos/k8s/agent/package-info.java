/**
 * One run of the agent, from looking at the cluster to cleaning up. The use-case: values in, values out; it neither
 * prints nor exits.
 */
@NullMarked
package dev.eidos.k8s.agent;

import org.jspecify.annotations.NullMarked;
