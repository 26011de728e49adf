/**
 * Log-ins at registries, as docker and podman keep them: in their files, and in programs that the files name. Which of
 * them is for a repository is decided as the two do.
 */
@NullMarked
package dev.eidos.bundle.registry.login;

import org.jspecify.annotations.NullMarked;
