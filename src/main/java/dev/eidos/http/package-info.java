/** The site's way to the web: proxies, certificate authorities, and documents fetched with limits. */
@NullMarked
package dev.eidos.http;

import org.jspecify.annotations.NullMarked;
