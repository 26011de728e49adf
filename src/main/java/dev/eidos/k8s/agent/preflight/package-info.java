/** The checks before writing: permissions, references, admission. It changes nothing in the cluster. */
@NullMarked
package dev.eidos.k8s.agent.preflight;

import org.jspecify.annotations.NullMarked;
