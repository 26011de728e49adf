package dev.eidos.bundle.registry;

import java.net.URI;
import java.util.Map;

/** A request to a registry. */
sealed interface RegistryRequest {
    URI url();

    /** The headers besides those of every request. */
    Map<String, String> headers();

    /** The same of another place, to which it was redirected. */
    RegistryRequest at(URI other);

    /** Asks for content of at most so many bytes. */
    record Get(URI url, Map<String, String> headers, int maxBytes, boolean isLayer) implements RegistryRequest {
        @Override
        public RegistryRequest at(URI other) {
            return new Get(other, headers, maxBytes, isLayer);
        }
    }

    /** Asks whether there is such content. */
    record Head(URI url) implements RegistryRequest {
        @Override
        public RegistryRequest at(URI other) {
            return new Head(other);
        }

        @Override
        public Map<String, String> headers() {
            return Map.of();
        }
    }

    /** Begins an upload. */
    record Post(URI url) implements RegistryRequest {
        @Override
        public RegistryRequest at(URI other) {
            return new Post(other);
        }

        @Override
        public Map<String, String> headers() {
            return Map.of();
        }
    }

    /** Asks a token service. */
    final class Form implements RegistryRequest {
        private final URI url;
        private final String fields;

        /** @param fields as in a query; one of them is secret */
        Form(URI url, String fields) {
            this.url = url;
            this.fields = fields;
        }

        @Override
        public URI url() {
            return url;
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("Content-Type", "application/x-www-form-urlencoded");
        }

        @Override
        public RegistryRequest at(URI other) {
            return new Form(other, fields);
        }

        String fields() {
            return fields;
        }
    }

    /** Uploads content. */
    final class Put implements RegistryRequest {
        private final URI url;
        private final String contentType;
        private final byte[] content;

        Put(URI url, String contentType, byte[] content) {
            this.url = url;
            this.contentType = contentType;
            this.content = content;
        }

        @Override
        public URI url() {
            return url;
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("Content-Type", contentType);
        }

        @Override
        public RegistryRequest at(URI other) {
            return new Put(other, contentType, content);
        }

        byte[] content() {
            return content;
        }
    }
}
