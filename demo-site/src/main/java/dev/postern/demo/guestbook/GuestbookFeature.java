package dev.postern.demo.guestbook;

import dev.postern.Settings;
import dev.postern.demo.data.Data;

/** The guestbook's page and functions. */
public final class GuestbookFeature {
    private static final int SHOWN = 50;

    private GuestbookFeature() {}

    public static void on(Settings postern, Data data) {
        Entries entries = new Entries(data);
        postern.functions(new Guestbook(entries));
        postern.page(
                "/guestbook",
                "guestbook/guestbook.html",
                GuestbookPage.class,
                call -> new GuestbookPage(entries.latest(SHOWN)));
    }
}
