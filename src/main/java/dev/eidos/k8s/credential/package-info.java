/**
 * Who asks a cluster: tokens, passwords, client certificates, and the credential plugins that give them. Nothing of
 * them is ever shown.
 */
@NullMarked
package dev.eidos.k8s.credential;

import org.jspecify.annotations.NullMarked;
