package dev.postern.demo.likes;

import dev.postern.call.Anyone;
import dev.postern.call.Refusal;
import dev.postern.function.UseServer;

/** Counts who likes what. */
@UseServer(Anyone.class)
public final class Likes {
    private final Posts posts;

    Likes(Posts posts) {
        this.posts = posts;
    }

    /** Adds a like, and tells how many there are. Anybody may like any post, so that the id need not be sealed. */
    public int like(long id) {
        if (!posts.like(id)) {
            throw Refusal.notFound();
        }
        return posts.likes(id);
    }
}
