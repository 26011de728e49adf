/** The vocabulary of an agent's run: what the user may choose, checked, and what the run tells and gives back. */
@NullMarked
package dev.eidos.k8s.agent.api;

import org.jspecify.annotations.NullMarked;
