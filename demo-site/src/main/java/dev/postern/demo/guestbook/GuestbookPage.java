package dev.postern.demo.guestbook;

import java.util.List;

/** What the guestbook's page shows. */
record GuestbookPage(List<Entry> entries) {}
