/** The part of JMESPath that assertions about objects need. Pure; bounded in length, depth and work. */
@NullMarked
package dev.eidos.jmespath;

import org.jspecify.annotations.NullMarked;
