package dev.postern.demo.account;

import dev.postern.demo.data.Data;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The accounts, by name. */
public final class Accounts {
    private static final int ROUNDS = 100_000;
    private static final int BITS = 256;

    private final Data data;

    public Accounts(Data data) {
        this.data = data;
        for (String name : new String[] {"ann", "ben"}) {
            if (find(name).isEmpty()) {
                add(name, "open sesame");
            }
        }
    }

    private void add(String name, String password) {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        String hex = HexFormat.of().formatHex(salt);
        data.change(
                "insert into account (name, salt, password, motto) values (?, ?, ?, '')",
                name,
                hex,
                hash(password, hex));
    }

    public Optional<Account> find(String name) {
        return data.one(
                row -> new Account(row.getString("name"), row.getString("password"), row.getString("motto")),
                "select name, password, motto from account where name = ?",
                name);
    }

    /** The account, if the password is its own. It takes as long for names that nobody has. */
    Optional<Account> knock(String name, String password) {
        String salt = data.one(row -> row.getString("salt"), "select salt from account where name = ?", name)
                .orElse("00");
        String hash = hash(password, salt);
        return find(name)
                .filter(account -> MessageDigest.isEqual(
                        HexFormat.of().parseHex(account.password()),
                        HexFormat.of().parseHex(hash)));
    }

    void changeMotto(String name, String motto) {
        data.change("update account set motto = ? where name = ?", motto, name);
    }

    private static String hash(String password, String salt) {
        try {
            PBEKeySpec spec =
                    new PBEKeySpec(password.toCharArray(), HexFormat.of().parseHex(salt), ROUNDS, BITS);
            return HexFormat.of()
                    .formatHex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded());
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
