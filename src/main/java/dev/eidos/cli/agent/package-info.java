/** The command {@code agent}: what there is to do about agents besides deploying them. */
@NullMarked
package dev.eidos.cli.agent;

import org.jspecify.annotations.NullMarked;
