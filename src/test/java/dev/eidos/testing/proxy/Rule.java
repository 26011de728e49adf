package dev.eidos.testing.proxy;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** Which requests meet which faults. Counts the requests that it fits; the first rule that applies is the one. */
public final class Rule {
    private final FaultProxy proxy;
    private final Predicate<Request> condition;
    private List<Fault> faults = List.of();
    private int first = 1;
    private int times = Integer.MAX_VALUE;
    private int seen;

    Rule(FaultProxy proxy, Predicate<Request> condition) {
        this.proxy = proxy;
        this.condition = condition;
    }

    /** Not before the so manyth request that fits, from 1. */
    public Rule from(int nth) {
        first = nth;
        return this;
    }

    /** Only for so many requests, then no more. */
    public Rule times(int count) {
        times = count;
        return this;
    }

    /** Only for the so manyth request that fits, from 1. */
    public Rule nth(int nth) {
        return from(nth).times(1);
    }

    /** Puts the rule into force, behind those that are. */
    public Rule then(Fault... several) {
        faults = List.of(several);
        proxy.add(this);
        return this;
    }

    public Rule then(Refusal refusal) {
        return then(Fault.answer(refusal));
    }

    public void remove() {
        proxy.remove(this);
    }

    /** How many requests have met the faults. */
    public synchronized int applied() {
        return Math.clamp(seen - (long) first + 1, 0, times);
    }

    synchronized boolean applies(Request request) {
        if (!condition.test(request)) {
            return false;
        }
        seen++;
        return seen >= first && seen - first < times;
    }

    Answer answer(Request request, Fault.Upstream upstream) throws IOException, InterruptedException {
        Fault.Upstream next = upstream;
        for (Fault fault : faults.reversed()) {
            Fault.Upstream inner = next;
            next = asked -> fault.apply(asked, inner);
        }
        return next.answer(request);
    }
}
