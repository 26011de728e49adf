package dev.eidos.k8s.kubeconfig;

import dev.eidos.error.EidosException;

/** The answer to one question, kept for everyone who asks it again. */
sealed interface Memo<T> {

    T get();

    /** An answer. */
    record Given<T>(T value) implements Memo<T> {
        @Override
        public T get() {
            return value;
        }
    }

    /** A refusal, which everyone who asks gets to see. */
    record Refused<T>(EidosException failure) implements Memo<T> {
        @Override
        public T get() {
            throw failure;
        }
    }
}
