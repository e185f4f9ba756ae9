package dev.postern.demo.likes;

/** Something to like. */
record Post(long id, String text, int likes) {}
