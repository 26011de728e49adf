package dev.eidos.k8s.credential;

import dev.eidos.error.EidosException;

/** A source of credentials. May be asked by several threads. */
public interface Credentials {

    /**
     * What logs in now.
     *
     * @throws EidosException if there is nothing that does
     */
    Credential current();

    /**
     * Asks for another one, because the server knows this one no more.
     *
     * @return whether {@link #current} gives another one now
     * @throws EidosException if there is nothing else
     */
    boolean renew(Credential refused);

    /** Those that stay what they are. */
    static Credentials fixed(Credential credential) {
        return new Credentials() {
            @Override
            public Credential current() {
                return credential;
            }

            @Override
            public boolean renew(Credential refused) {
                return false;
            }
        };
    }
}
