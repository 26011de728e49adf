/** The files that install a plan with Argo CD. */
@NullMarked
package dev.eidos.bundle.deployer.argocd;

import org.jspecify.annotations.NullMarked;
