/** GPUs that a DRA driver offers: ResourceSlices and DeviceClasses, in every version that clusters serve. */
@NullMarked
package dev.eidos.collector.k8s.dra;

import org.jspecify.annotations.NullMarked;
