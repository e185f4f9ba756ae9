package dev.postern.docs;

import dev.postern.Postern;
import dev.postern.Settings;
import dev.postern.call.Refusal;
import io.javalin.Javalin;
import java.util.List;

/** The site of the documentation. */
final class Site {
    record GuestbookPage(List<Entries.Entry> entries) {}

    record Badge(String userName) {}

    private Site() {}

    static Javalin guestbook(Entries entries, Accounts accounts) {
        return Javalin.create(config -> config.registerPlugin(new Postern(postern -> {
            postern.templates("docs");
            postern.functions(new Guestbook(entries));
            postern.page(
                    "/guestbook", "guestbook.html", GuestbookPage.class, call -> new GuestbookPage(entries.latest(50)));
            accounts(postern, accounts);
        })));
    }

    static void accounts(Settings postern, Accounts accounts) {
        postern.functions(new Login(accounts));
        postern.user(Account.class, call -> call.signedIn().flatMap(accounts::find));
        postern.page("/login", "login.html");
        postern.login("/login");
    }

    static void books(Settings postern, Books books) {
        postern.functions(books);
        postern.page("/books/{id}", "book.html", Books.BookPage.class, call -> {
            long id = call.path("id", Long.class);
            return new Books.BookPage(books.find(id).orElseThrow(Refusal::notFound));
        });
        postern.page("/books", "books.html", Books.SearchPage.class, call -> {
            var search = call.query(Books.Search.class);
            return new Books.SearchPage(
                    search, search.value().map(books::search).orElse(List.of()));
        });
        postern.shared(
                Badge.class,
                call -> new Badge(
                        call.findUser(Account.class).map(Account::name).orElse("")));
    }
}
