package dev.postern.demo.guestbook;

import dev.postern.demo.data.Data;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The guestbook's entries, the newest first. */
final class Entries {
    private final Data data;

    Entries(Data data) {
        this.data = data;
    }

    List<Entry> latest(int most) {
        return data.all(
                row -> new Entry(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("said"),
                        row.getObject("written", OffsetDateTime.class).atZoneSameInstant(ZoneOffset.UTC)),
                "select id, name, said, written from entry order by id desc fetch first ? rows only",
                most);
    }

    void add(String name, String text) {
        data.change(
                "insert into entry (name, said, written) values (?, ?, ?)",
                name,
                text,
                OffsetDateTime.now(ZoneOffset.UTC));
    }

    boolean remove(long id) {
        return data.change("delete from entry where id = ?", id) > 0;
    }
}
