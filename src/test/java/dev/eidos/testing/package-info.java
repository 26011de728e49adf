/** What tests share: the recorded machines and documents that lie outside of the project. */
@NullMarked
package dev.eidos.testing;

import org.jspecify.annotations.NullMarked;
