/** The vocabulary of checks of a running cluster: phases, results, findings with cause and remedy. Values only. */
@NullMarked
package dev.eidos.live;

import org.jspecify.annotations.NullMarked;
