package dev.postern.demo.likes;

import dev.postern.demo.data.Data;
import java.util.List;
import java.util.stream.IntStream;

/** The posts, and how many like each. */
final class Posts {
    private static final List<String> TEXTS = List.of(
            "A door needs no key while somebody is at home.",
            "Whoever writes the form should fill it in once.",
            "Slow is smooth on a train, and on nothing else.");

    private final Data data;

    Posts(Data data) {
        this.data = data;
        for (int id = 1; id <= TEXTS.size(); id++) {
            data.change(
                    "insert into post (id, likes) select cast(? as bigint), 0"
                            + " where not exists (select 1 from post where id = ?)",
                    (long) id,
                    (long) id);
        }
    }

    List<Post> all() {
        List<Integer> likes = data.all(row -> row.getInt("likes"), "select likes from post order by id");
        return IntStream.range(0, TEXTS.size())
                .mapToObj(i -> new Post(i + 1, TEXTS.get(i), likes.get(i)))
                .toList();
    }

    boolean like(long id) {
        return data.change("update post set likes = likes + 1 where id = ?", id) > 0;
    }

    int likes(long id) {
        return data.one(row -> row.getInt("likes"), "select likes from post where id = ?", id)
                .orElse(0);
    }
}
