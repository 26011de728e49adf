/** An analysis as a document, as a table for people, as JUnit's XML, and as names of nodes. */
@NullMarked
package dev.eidos.analysis.report;

import org.jspecify.annotations.NullMarked;
