package dev.eidos.k8s.syntax;

/** The two kinds of names of Kubernetes objects (kubernetes.io: "Object Names and IDs"). */
public enum NameKind {
    /** Also for names of Jobs, which the Job controller uses as label values. */
    LABEL("up to 63 lower-case letters, digits and dashes, with a letter or digit at both ends"),
    SUBDOMAIN(
            "up to 253 lower-case letters, digits, dashes and dots, with a letter or digit at both ends of every part");

    private final String form;

    NameKind(String form) {
        this.form = form;
    }

    public String form() {
        return form;
    }

    public boolean allows(String name) {
        return switch (this) {
            case LABEL -> DnsName.isLabel(name);
            case SUBDOMAIN -> DnsName.isSubdomain(name);
        };
    }
}
