/** What there is to do about agents. */
@NullMarked
package dev.eidos.cli.agent;

import org.jspecify.annotations.NullMarked;
