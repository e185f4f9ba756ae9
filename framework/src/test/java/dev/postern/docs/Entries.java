package dev.postern.docs;

import java.util.ArrayList;
import java.util.List;

/** The guestbook's entries, in memory. */
final class Entries {
    record Entry(long id, String name, String text) {}

    private final List<Entry> all = new ArrayList<>();
    private long next = 1;

    synchronized List<Entry> latest(int most) {
        return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
    }

    boolean isSpam(Guestbook.Signing signing) {
        return signing.text().contains("http");
    }

    synchronized void add(Guestbook.Signing signing) {
        all.add(new Entry(next++, signing.name(), signing.text()));
    }

    synchronized void remove(long id, Account by) {
        all.removeIf(entry -> entry.id() == id && !by.id().isEmpty());
    }
}
