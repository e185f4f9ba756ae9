package dev.postern.demo.guestbook;

import java.time.ZonedDateTime;

/** What somebody left in the guestbook. */
record Entry(long id, String name, String text, ZonedDateTime at) {}
