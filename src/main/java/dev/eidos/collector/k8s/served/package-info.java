/** What a cluster serves besides Kubernetes' own objects: API groups, their versions, and objects as scalars. */
@NullMarked
package dev.eidos.collector.k8s.served;

import org.jspecify.annotations.NullMarked;
