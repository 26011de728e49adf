/** How an API server is reached: its address, TLS, a proxy, and the HTTP client of the JDK over which requests go. */
@NullMarked
package dev.eidos.k8s.transport;

import org.jspecify.annotations.NullMarked;
