/** The objects that interrupted runs have left: finding, judging and removing them. */
@NullMarked
package dev.eidos.k8s.agent.leftover;

import org.jspecify.annotations.NullMarked;
