/**
 * A run of the agent over many nodes: a pod for each, all owned by one Job, a bounded number at a time. The use-case:
 * values in, values out; it neither prints nor exits, and where results are kept is its caller's affair.
 */
@NullMarked
package dev.eidos.k8s.agent.fleet;

import org.jspecify.annotations.NullMarked;
