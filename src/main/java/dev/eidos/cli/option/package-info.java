/**
 * The options that commands share, each described once: flags, the cluster, the library, a document's place and format.
 */
@NullMarked
package dev.eidos.cli.option;

import org.jspecify.annotations.NullMarked;
