/** The places that documents are written to and read from: streams, files, URLs, ConfigMaps. */
@NullMarked
package dev.eidos.place;

import org.jspecify.annotations.NullMarked;
