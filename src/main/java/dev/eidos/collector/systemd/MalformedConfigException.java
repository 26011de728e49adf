package dev.eidos.collector.systemd;

/** A file is not what its language allows. Says where and what, without quoting the file, which may hold secrets. */
final class MalformedConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String place;

    /** Lines and columns count from 1. */
    MalformedConfigException(String problem, long line, long column) {
        super(problem);
        this.place = "line " + line + ", column " + column + ": " + problem;
    }

    String place() {
        return place;
    }
}
