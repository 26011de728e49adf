/** The result that an agent has written: read, and believed only as far as the agent has sealed it. */
@NullMarked
package dev.eidos.k8s.agent.result;

import org.jspecify.annotations.NullMarked;
