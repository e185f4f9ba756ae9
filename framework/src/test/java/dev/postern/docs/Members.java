package dev.postern.docs;

import dev.postern.call.Access;
import dev.postern.call.Call;

public final class Members implements Access {
    @Override
    public boolean allows(Call call) {
        return call.findUser(Account.class).isPresent();
    }
}
