/** Talking to an API server: requests, watches, pages, retries, and errors turned into ours. */
@NullMarked
package dev.eidos.k8s.api;

import org.jspecify.annotations.NullMarked;
