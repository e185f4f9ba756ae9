package dev.postern.demo.likes;

import dev.postern.Settings;
import dev.postern.demo.data.Data;

/** The posts' page and function. */
public final class LikesFeature {
    private LikesFeature() {}

    public static void on(Settings postern, Data data) {
        Posts posts = new Posts(data);
        postern.functions(new Likes(posts));
        postern.page("/likes", "likes/likes.html", LikesPage.class, call -> new LikesPage(posts.all()));
    }
}
