/**
 * Kubernetes' syntax: names, labels, tolerations, quantities, image references. Parsers that know no flag and no
 * cluster. Pure.
 */
@NullMarked
package dev.eidos.k8s.syntax;

import org.jspecify.annotations.NullMarked;
