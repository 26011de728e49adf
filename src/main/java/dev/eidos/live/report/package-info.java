/** The report about a running cluster as a document, as a table for people, and for a CI server. */
@NullMarked
package dev.eidos.live.report;

import org.jspecify.annotations.NullMarked;
