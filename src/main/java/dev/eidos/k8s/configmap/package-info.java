/** Documents in ConfigMaps: split when large, stamped, applied by the server, and read back whole. */
@NullMarked
package dev.eidos.k8s.configmap;

import org.jspecify.annotations.NullMarked;
