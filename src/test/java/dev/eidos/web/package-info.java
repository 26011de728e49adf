/** Tests of web. */
@NullMarked
package dev.eidos.web;

import org.jspecify.annotations.NullMarked;
