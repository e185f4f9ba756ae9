package dev.postern.demo.likes;

import java.util.List;

/** What the page of posts shows. */
record LikesPage(List<Post> posts) {}
