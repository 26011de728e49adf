package dev.eidos.k8s.api;

import dev.eidos.document.Selection;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a list, one after the other. The next is asked for while one is read, so that server and reader do not
 * wait for one another; never more than one, so that no more than two are in memory.
 */
final class PagesAhead implements AutoCloseable {
    private final ApiCalls cluster;
    private final String what;
    private final ApiRequest collection;
    private final String items;
    private final Selection wanted;
    private Page current;

    /** A page that is on its way, and the one after it, once that has been asked for. */
    private static final class Page {
        private final FutureTask<ApiAnswer> answer;
        private final Thread thread;
        private @Nullable String token;
        private boolean mayGoOn;
        private @Nullable Page next;

        Page(FutureTask<ApiAnswer> answer, Thread thread) {
            this.answer = answer;
            this.thread = thread;
        }
    }

    PagesAhead(ApiCalls cluster, String what, ApiRequest collection, String items, Selection wanted) {
        this.cluster = cluster;
        this.what = what;
        this.collection = collection;
        this.items = items;
        this.wanted = wanted;
        this.current = start("");
        goOn(current);
    }

    private Page start(String token) {
        var page = new Page[1];
        var answer = new FutureTask<>(() -> cluster.page(what, collection.page(items, token), wanted, next -> {
            synchronized (this) {
                if (page[0].next == null) {
                    page[0].token = next;
                    advance(page[0]);
                }
            }
        }));
        Thread thread =
                Thread.ofVirtual().name("page of " + collection.object()).unstarted(answer);
        page[0] = new Page(answer, thread);
        thread.start();
        return page[0];
    }

    /** From now on the page after this one may be asked for. */
    private synchronized void goOn(Page page) {
        page.mayGoOn = true;
        advance(page);
    }

    private synchronized void advance(Page page) {
        if (page.mayGoOn && page.token != null && page.next == null) {
            page.next = start(page.token);
        }
    }

    /** The answer for the page; the same until {@link #turn}. */
    ApiAnswer read() throws InterruptedException {
        try {
            return current.answer.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case InterruptedException interrupted -> throw interrupted;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /** Turns to the next page. */
    synchronized void turn(String token) {
        // a page that broke off was read anew, perhaps of another moment: what followed the first one does not fit
        if (current.next != null && !token.equals(current.token)) {
            current.next.thread.interrupt();
            current.next = null;
        }
        current.token = token;
        advance(current);
        current = Objects.requireNonNull(current.next);
        goOn(current);
    }

    @Override
    public synchronized void close() {
        for (Page page = current; page != null; page = page.next) {
            page.thread.interrupt();
        }
    }
}
