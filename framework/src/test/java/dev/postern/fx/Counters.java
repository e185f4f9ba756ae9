package dev.postern.fx;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How often each function has run: what an attack is judged by, whatever the answer said. */
final class Counters {
    private final Map<String, AtomicInteger> byFunction = new ConcurrentHashMap<>();

    void count(String function) {
        byFunction.computeIfAbsent(function, f -> new AtomicInteger()).incrementAndGet();
    }

    int of(String function) {
        AtomicInteger counter = byFunction.get(function);
        return counter == null ? 0 : counter.get();
    }

    Map<String, Integer> all() {
        Map<String, Integer> all = new TreeMap<>();
        byFunction.forEach((function, counter) -> all.put(function, counter.get()));
        return all;
    }
}
