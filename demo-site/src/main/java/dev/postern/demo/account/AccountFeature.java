package dev.postern.demo.account;

import dev.postern.Settings;
import dev.postern.demo.data.Data;

/** Accounts: who somebody is, where to log in, and the members' page. */
public final class AccountFeature {
    private AccountFeature() {}

    public static void on(Settings postern, Data data) {
        Accounts accounts = new Accounts(data);
        postern.user(Account.class, call -> call.signedIn().flatMap(accounts::find));
        postern.login("/login");
        postern.functions(new AccountFunctions(accounts));
        postern.page("/login", "account/login.html");
        postern.page(
                        "/account",
                        "account/account.html",
                        AccountPage.class,
                        call -> new AccountPage(call.user(Account.class)))
                .access(Members.class)
                .sensitive();
    }
}
