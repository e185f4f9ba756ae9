package dev.postern.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TaintTest {
    @Tainted
    private record Key(String value) {}

    @Tainted
    private sealed interface Secret {}

    private sealed interface Inner extends Secret {}

    private record Pin(String value) implements Inner {}

    private abstract static class Kept implements Guarded {}

    @Tainted
    private interface Guarded {}

    private static final class Vault extends Kept {}

    private record Account(String name) {}

    @Test
    void knowsTextsNumbersAndBytesByTheirContent() {
        String text = Taint.value(new String("a secret text"));
        BigInteger number = Taint.value(new BigInteger("48151623421337"));
        byte[] bytes = Taint.value(new byte[] {4, 8, 15, 16, 23, 42});
        assertThat(Taint.isTainted("a secret " + text.substring(9))).isTrue();
        assertThat(Taint.isTainted(number.add(BigInteger.ONE).subtract(BigInteger.ONE)))
                .isTrue();
        assertThat(Taint.isTainted(bytes.clone())).isTrue();
        assertThat(Taint.isTainted("a secret texT")).isFalse();
        assertThat(Taint.isTainted(new byte[] {4, 8, 15, 16, 23})).isFalse();
    }

    @Test
    void knowsOtherObjectsByTheirIdentity() {
        Account account = Taint.value(new Account("Ada"));
        assertThat(Taint.isTainted(account)).isTrue();
        assertThat(Taint.isTainted(new Account("Ada"))).isFalse();
    }

    @Test
    void knowsTaintedTypes() {
        assertThat(Taint.isTainted(new Key("x"))).isTrue();
        assertThat(Taint.isTainted(null)).isFalse();
    }

    @Test
    void knowsTypesByTheMarkOfWhatTheyExtendOrImplement() {
        assertThat(Taint.isTainted(new Pin("x"))).isTrue();
        assertThat(Taint.isTaintedType(Inner.class)).isTrue();
        assertThat(Taint.isTaintedType(Vault.class)).isTrue();
        assertThat(Taint.isTaintedType(Account.class)).isFalse();
    }

    @Test
    @Timeout(20)
    void forgetsASecretThatIsGone() {
        WeakReference<String> secret = new WeakReference<>(Taint.value(new String("soon forgotten")));
        while (secret.get() != null) {
            System.gc();
            Thread.onSpinWait();
        }
        assertThat(Taint.isTainted("soon forgotten")).isFalse();
    }
}
