/** Which node is not like the others: groups, what is usual in them, and what differences mean. */
@NullMarked
package dev.eidos.analysis;

import org.jspecify.annotations.NullMarked;
