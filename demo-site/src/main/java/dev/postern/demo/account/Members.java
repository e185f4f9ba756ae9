package dev.postern.demo.account;

import dev.postern.call.Access;
import dev.postern.call.Call;

/** Lets in whoever is logged in. */
public final class Members implements Access {
    @Override
    public boolean allows(Call call) {
        return call.findUser(Account.class).isPresent();
    }
}
