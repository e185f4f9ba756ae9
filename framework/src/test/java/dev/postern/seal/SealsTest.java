package dev.postern.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealsTest {
    private static final String ORIGIN = "https://todos.example";
    private static final byte[] HEAD = "/todos, session 7, today".getBytes(UTF_8);
    private static final byte[] TAIL = "delete(42)".getBytes(UTF_8);
    private static final byte[] OLD = secret(1);
    private static final byte[] NEW = secret(2);

    private final Seals seals = new Seals(List.of(OLD), "todos");

    @Test
    void opensWhatItSealed() {
        Opened.Intact opened =
                intact(seals.open(ORIGIN, seals.page(ORIGIN, HEAD).seal(TAIL)));
        assertThat(opened.head()).isEqualTo(HEAD);
        assertThat(opened.tail()).isEqualTo(TAIL);
        assertThat(opened.key().number()).isEqualTo(1);
    }

    @Test
    void opensEmptyHeadsAndTails() {
        Opened.Intact opened =
                intact(seals.open(ORIGIN, seals.page(ORIGIN, new byte[0]).seal(new byte[0])));
        assertThat(opened.head()).isEmpty();
        assertThat(opened.tail()).isEmpty();
    }

    @Test
    void givesEachFormOfAPageTheSameHeadAndAKeyOfItsOwn() {
        PageSeal page = seals.page(ORIGIN, HEAD);
        Set<SealKey> keys = new HashSet<>();
        for (int number = 1; number <= 300; number++) {
            String sealed = page.seal(TAIL);
            Opened.Intact opened = intact(seals.open(ORIGIN, sealed));
            assertThat(sealed).startsWith(page.head() + ".");
            assertThat(opened.key()).isEqualTo(page.last());
            assertThat(opened.key().number()).isEqualTo(number);
            assertThat(opened.tail()).isEqualTo(TAIL);
            keys.add(opened.key());
        }
        assertThat(keys).hasSize(300);
    }

    @Test
    void neverSealsTwoPagesAlike() {
        Set<String> heads = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            heads.add(seals.page(ORIGIN, HEAD).head());
        }
        assertThat(heads).hasSize(1000);
    }

    @Test
    void refusesEveryChangedBit() {
        PageSeal page = seals.page(ORIGIN, HEAD);
        String sealed = page.seal(TAIL);
        byte[] head = Base64Url.decode(page.head()).orElseThrow();
        byte[] tail = tailOf(sealed);
        for (int bit = 0; bit < head.length * 8; bit++) {
            assertThat(seals.open(ORIGIN, joined(flipped(head, bit), tail))).isInstanceOf(Opened.Foreign.class);
        }
        for (int bit = 0; bit < tail.length * 8; bit++) {
            assertThat(seals.open(ORIGIN, joined(head, flipped(tail, bit)))).isInstanceOf(Opened.Foreign.class);
        }
        assertThat(seals.open(ORIGIN, joined(head, tail))).isInstanceOf(Opened.Intact.class);
    }

    @Test
    void refusesEveryChangedLetter() {
        String sealed = seals.page(ORIGIN, HEAD).seal(TAIL);
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=. é\0";
        for (int at = 0; at < sealed.length(); at++) {
            for (int i = 0; i < letters.length(); i++) {
                char letter = letters.charAt(i);
                if (letter != sealed.charAt(at)) {
                    String changed = sealed.substring(0, at) + letter + sealed.substring(at + 1);
                    assertThat(seals.open(ORIGIN, changed)).isInstanceOf(Opened.Foreign.class);
                }
            }
        }
    }

    @Test
    void refusesEveryShorterAndLongerText() {
        String sealed = seals.page(ORIGIN, HEAD).seal(TAIL);
        for (int length = 0; length < sealed.length(); length++) {
            assertThat(seals.open(ORIGIN, sealed.substring(0, length))).isInstanceOf(Opened.Foreign.class);
            assertThat(seals.open(ORIGIN, sealed.substring(sealed.length() - length)))
                    .isInstanceOf(Opened.Foreign.class);
        }
        for (String more : List.of("A", "AAAA", ".", ".AAAA", "=", " ", "\n")) {
            assertThat(seals.open(ORIGIN, sealed + more)).isInstanceOf(Opened.Foreign.class);
            assertThat(seals.open(ORIGIN, more + sealed)).isInstanceOf(Opened.Foreign.class);
        }
    }

    @Test
    void refusesAnotherOriginApplicationOrSecret() {
        String sealed = seals.page(ORIGIN, HEAD).seal(TAIL);
        assertThat(seals.open("http://todos.example", sealed)).isInstanceOf(Opened.Foreign.class);
        assertThat(seals.open("https://todos.example:8443", sealed)).isInstanceOf(Opened.Foreign.class);
        assertThat(new Seals(List.of(OLD), "shop").open(ORIGIN, sealed)).isInstanceOf(Opened.Foreign.class);
        assertThat(new Seals(List.of(NEW), "todos").open(ORIGIN, sealed)).isInstanceOf(Opened.Foreign.class);
    }

    @Test
    void refusesATailOnAnotherPagesHead() {
        String one = seals.page(ORIGIN, HEAD).seal(TAIL);
        String other = seals.page(ORIGIN, HEAD).seal(TAIL);
        assertThat(seals.open(ORIGIN, joined(headOf(one), tailOf(other)))).isInstanceOf(Opened.Foreign.class);
    }

    @Test
    void refusesATailUnderAnotherFormsNumber() {
        PageSeal page = seals.page(ORIGIN, HEAD);
        byte[] first = tailOf(page.seal("delete(1)".getBytes(UTF_8)));
        byte[] second = tailOf(page.seal("delete(2)".getBytes(UTF_8)));
        second[0] = first[0];
        assertThat(seals.open(ORIGIN, page.head() + "." + Base64Url.encode(second)))
                .isInstanceOf(Opened.Foreign.class);
    }

    /** The head is sealed with IV 0 under the same key: shown as a tail it must not open, whatever it is called. */
    @ParameterizedTest(name = "number written as {0}")
    @ValueSource(strings = {"", "00", "8000", "808080808000", "8080808010", "ffffffffffffffffff01"})
    void refusesAHeadShownAsATail(String number) {
        String sealed = seals.page(ORIGIN, HEAD).seal(TAIL);
        byte[] head = headOf(sealed);
        byte[] varint = HexFormat.of().parseHex(number);
        byte[] inHead = Arrays.copyOfRange(head, 21, head.length);
        byte[] tail = ByteBuffer.allocate(varint.length + inHead.length)
                .put(varint)
                .put(inHead)
                .array();
        assertThat(seals.open(ORIGIN, joined(head, tail))).isInstanceOf(Opened.Foreign.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "A.A", "AQ.AQ", "null", "a.b.c", "\0", "..................", "é.é"})
    void refusesNonsense(String text) {
        assertThat(seals.open(ORIGIN, text)).isInstanceOf(Opened.Foreign.class);
        assertThat(seals.openText("cookie", text)).isEmpty();
    }

    @Test
    void saysForTheLogWhyASealIsForeign() {
        String sealed = seals.page(ORIGIN, HEAD).seal(TAIL);
        byte[] head = headOf(sealed);
        byte[] tail = tailOf(sealed);
        assertThat(because("AQ")).isEqualTo("it has no dot");
        assertThat(because(sealed + "=")).isEqualTo("it is no base64url as we write it");
        assertThat(because(joined(Arrays.copyOf(head, 36), tail))).isEqualTo("its head is too short");
        assertThat(because(joined(flipped(head, 1), tail))).isEqualTo("its version is not ours");
        assertThat(because(joined(flipped(head, 8), tail)))
                .isEqualTo("it was sealed with a secret that is not, or no longer, ours");
        assertThat(because(joined(head, new byte[0]))).isEqualTo("its form has no number");
        assertThat(because(joined(flipped(head, 40), tail)))
                .isEqualTo("its head was changed, or made for another origin");
        assertThat(because(joined(head, flipped(tail, 100))))
                .isEqualTo("its tail was changed, or belongs to another page");
    }

    private String because(String sealed) {
        Opened opened = seals.open(ORIGIN, sealed);
        assertThat(opened).isInstanceOf(Opened.Foreign.class);
        return ((Opened.Foreign) opened).because();
    }

    @Test
    void throwsNothingWhateverComes() {
        Random random = new Random(1);
        String intactHead = seals.page(ORIGIN, HEAD).head();
        for (int i = 0; i < 20_000; i++) {
            byte[] head = new byte[random.nextInt(120)];
            byte[] tail = new byte[random.nextInt(60)];
            random.nextBytes(head);
            random.nextBytes(tail);
            if (head.length > 5) {
                head[0] = 1;
                System.arraycopy(headOf(seals.page(ORIGIN, HEAD).seal(TAIL)), 1, head, 1, 4);
            }
            assertThat(seals.open(ORIGIN, joined(head, tail))).isInstanceOf(Opened.Foreign.class);
            assertThat(seals.open(ORIGIN, intactHead + "." + Base64Url.encode(tail)))
                    .isInstanceOf(Opened.Foreign.class);
            assertThat(seals.openText("cookie", Base64Url.encode(head))).isEmpty();
        }
    }

    @Test
    void refusesWhatIsTooLongWithoutReadingIt() {
        String tooLong = "A".repeat(Seals.MAX_CHARS) + ".";
        assertThat(seals.open(ORIGIN, tooLong)).isEqualTo(new Opened.Foreign("it is longer than 8192 characters"));
    }

    @Test
    void sealsNothingThatItWouldNotOpen() {
        PageSeal page = seals.page(ORIGIN, HEAD);
        int most = 0;
        while (page.fits(most + 1)) {
            most++;
        }
        String sealed = page.seal(new byte[most]);
        assertThat(sealed.length()).isBetween(Seals.MAX_CHARS - 10, Seals.MAX_CHARS);
        assertThat(seals.open(ORIGIN, sealed)).isInstanceOf(Opened.Intact.class);
        assertThatThrownBy(() -> page.seal(new byte[7000]))
                .isInstanceOf(ProblemException.class)
                .hasMessage("""
                seal: a form's bound arguments and state take 7000 bytes, too many for a seal of 8192 characters.
                  To mend it: bind an id instead of the thing itself, and keep a large state in your own store""");
        assertThat(page.fits(Integer.MAX_VALUE)).isFalse();
    }

    /** Compression tells of a secret by what it has in common with text the attacker chose; a seal has nothing. */
    @Test
    void sharesNoTextBetweenTwoRenderingsBeyondTheFixedPrefix() {
        String one = seals.page(ORIGIN, HEAD).seal(TAIL);
        String other = seals.page(ORIGIN, HEAD).seal(TAIL);
        int prefix = 6;
        assertThat(one.substring(0, prefix)).isEqualTo(other.substring(0, prefix));
        for (int at = prefix; at + 8 <= one.length(); at++) {
            assertThat(other.substring(prefix)).doesNotContain(one.substring(at, at + 8));
        }
    }

    @Test
    void staysShort() {
        PageSeal page = seals.page(ORIGIN, HEAD);
        // A function's tag (4 bytes) and a number as bound argument (up to 9).
        assertThat(page.seal(new byte[13]).substring(page.head().length() + 1)).hasSize(40);
        assertThat(page.seal(new byte[14]).substring(page.head().length() + 1)).hasSize(42);
        assertThat(page.head()).hasSize(Base64Url.length(37 + HEAD.length));
    }

    /** Written from the description in {@link Seals}, with the JDK alone: a change of format shows here. */
    @Test
    void sealsAsItIsDescribed() throws GeneralSecurityException {
        String sealed = seals.page(ORIGIN, HEAD).seal(TAIL);
        byte[] head = headOf(sealed);
        byte[] tail = tailOf(sealed);
        byte[] root = hmac("todos".getBytes(UTF_8), OLD);
        byte[] id = Arrays.copyOf(hmac(root, "postern/v1/kid\1".getBytes(UTF_8)), 4);
        byte[] purposeKey = hmac(root, "postern/v1/seal.page\1".getBytes(UTF_8));
        byte[] nonce = Arrays.copyOfRange(head, 5, 21);
        ByteBuffer parts = ByteBuffer.allocate(200);
        for (byte[] part : List.of(new byte[] {1}, id, "todos".getBytes(UTF_8), ORIGIN.getBytes(UTF_8), nonce)) {
            parts.putInt(part.length).put(part);
        }
        byte[] pageKey = hmac(purposeKey, Arrays.copyOf(parts.array(), parts.position()));

        assertThat(head[0]).isEqualTo((byte) 1);
        assertThat(Arrays.copyOfRange(head, 1, 5)).isEqualTo(id);
        assertThat(gcmOpen(pageKey, 0, Arrays.copyOf(head, 21), Arrays.copyOfRange(head, 21, head.length)))
                .isEqualTo(HEAD);
        assertThat(tail[0]).isEqualTo((byte) 1);
        assertThat(gcmOpen(pageKey, 1, head, Arrays.copyOfRange(tail, 1, tail.length)))
                .isEqualTo(TAIL);
    }

    @Test
    void acceptsEachOthersFormsAtEveryStepOfARotation() {
        Seals before = new Seals(List.of(OLD), "todos");
        Seals added = new Seals(List.of(OLD, NEW), "todos");
        Seals swapped = new Seals(List.of(NEW, OLD), "todos");
        Seals after = new Seals(List.of(NEW), "todos");
        for (List<Seals> neighbours :
                List.of(List.of(before, added), List.of(added, swapped), List.of(swapped, after))) {
            Seals one = neighbours.get(0);
            Seals next = neighbours.get(1);
            assertThat(one.open(ORIGIN, next.page(ORIGIN, HEAD).seal(TAIL))).isInstanceOf(Opened.Intact.class);
            assertThat(next.openText("cookie", one.sealText("cookie", TAIL))).hasValue(TAIL);
            assertThat(next.open(ORIGIN, one.page(ORIGIN, HEAD).seal(TAIL))).isInstanceOf(Opened.Intact.class);
        }
        assertThat(after.open(ORIGIN, before.page(ORIGIN, HEAD).seal(TAIL))).isInstanceOf(Opened.Foreign.class);
        assertThat(after.openText("cookie", before.sealText("cookie", TAIL))).isEmpty();
    }

    /** Two copies of one submission on two nodes, one of them restarted with the secrets swapped, are still copies. */
    @Test
    void hashesASubmissionAlikeOnNodesAtDifferentStepsOfARotation() {
        Seals added = new Seals(List.of(OLD, NEW), "todos");
        Seals swapped = new Seals(List.of(NEW, OLD), "todos");
        String sealed = added.page(ORIGIN, HEAD).seal(TAIL);
        Tags here = intact(added.open(ORIGIN, sealed)).tags();
        Tags there = intact(swapped.open(ORIGIN, sealed)).tags();
        assertThat(here.tag("bind.session", TAIL))
                .isEqualTo(there.tag("bind.session", TAIL))
                .isEqualTo(added.tag("bind.session", TAIL))
                .isNotEqualTo(swapped.tag("bind.session", TAIL));
        assertThat(here.fingerprint("submission").add("a").finish())
                .isEqualTo(there.fingerprint("submission").add("a").finish());
    }

    @Test
    void hashesWithLengthsAndPurposes() {
        byte[] tag = seals.tag("purpose", bytes("a"), bytes("bc"));
        assertThat(tag).hasSize(16).isEqualTo(seals.tag("purpose", bytes("a"), bytes("bc")));
        assertThat(tag)
                .isNotEqualTo(seals.tag("purpose", bytes("ab"), bytes("c")))
                .isNotEqualTo(seals.tag("purpose", bytes("a"), bytes("bc"), bytes("")))
                .isNotEqualTo(seals.tag("other", bytes("a"), bytes("bc")))
                .isNotEqualTo(new Seals(List.of(OLD), "shop").tag("purpose", bytes("a"), bytes("bc")))
                .isNotEqualTo(new Seals(List.of(NEW), "todos").tag("purpose", bytes("a"), bytes("bc")));
    }

    @Test
    void fingerprintsPartsAndFilesWithoutMixingThemUp() throws IOException {
        byte[] whole = seals.fingerprint("submission").add("a").add(1).add("23").finish();
        assertThat(whole).hasSize(32);
        assertThat(whole)
                .isEqualTo(seals.fingerprint("submission")
                        .add(bytes("a"))
                        .add(1)
                        .add("23")
                        .finish());
        assertThat(whole)
                .isNotEqualTo(seals.fingerprint("submission")
                        .add("a")
                        .add(12)
                        .add("3")
                        .finish());
        assertThat(Arrays.copyOf(seals.fingerprint("submission").add("a").finish(), 16))
                .isNotEqualTo(seals.tag("submission", bytes("a")));

        byte[] file = new byte[20_000];
        byte[] one = seals.fingerprint("f").add(new ByteArrayInputStream(file)).finish();
        assertThat(one)
                .isEqualTo(seals.fingerprint("f")
                        .add(new ByteArrayInputStream(file))
                        .finish());
        file[19_999] = 1;
        assertThat(one)
                .isNotEqualTo(seals.fingerprint("f")
                        .add(new ByteArrayInputStream(file))
                        .finish());
    }

    @Test
    void sealsTextsForOnePurpose() {
        String sealed = seals.sealText("cookie", TAIL);
        assertThat(seals.openText("cookie", sealed)).hasValue(TAIL);
        assertThat(sealed).isNotEqualTo(seals.sealText("cookie", TAIL)).hasSize(Base64Url.length(37 + TAIL.length));
        assertThat(seals.openText("flash", sealed)).isEmpty();
        assertThat(new Seals(List.of(OLD), "shop").openText("cookie", sealed)).isEmpty();
        byte[] bytes = Base64Url.decode(sealed).orElseThrow();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            assertThat(seals.openText("cookie", Base64Url.encode(flipped(bytes, bit))))
                    .isEmpty();
        }
    }

    @Test
    void neverTakesATextForAPagesHead() {
        String text = seals.sealText("page", HEAD);
        String page = seals.page(ORIGIN, HEAD).head();
        assertThat(seals.openText("page", page)).isEmpty();
        assertThat(seals.open(ORIGIN, text + "." + text)).isInstanceOf(Opened.Foreign.class);
    }

    @Test
    void saysWhatIsWrongWithASecret() {
        assertThatThrownBy(() -> new Seals(List.of(), "todos"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("""
                seal: there is no secret to seal forms with.
                  To mend it: set POSTERN_SECRET; make one with: openssl rand -base64 48""");
        assertThatThrownBy(() -> new Seals(List.of(OLD, new byte[31]), "todos"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("""
                        seal: secret 2 has 31 bytes, and needs 32 or more.
                          To mend it: make one with: openssl rand -base64 48""");
        assertThatThrownBy(() -> new Seals(List.of(OLD, OLD), "todos"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("""
                        seal: secret 2 has the same key id as one before it: %s
                          A secret's key id tells which one a form was sealed with.
                          To mend it: leave the second of them out; for a new secret, make one with: openssl rand -base64 48""".formatted(seals.keyIds().get(0)));
        assertThatThrownBy(() -> new Seals(List.of(OLD), " "))
                .isInstanceOf(ProblemException.class)
                .hasMessage("""
                        seal: the application has no name, which keeps its seals apart from other applications'.
                          To mend it: give it one, the same on all nodes""");
    }

    @Test
    void showsNoKeyAndNoContentWhenPrinted() {
        PageSeal page = seals.page(ORIGIN, HEAD);
        Opened opened = seals.open(ORIGIN, page.seal(TAIL));
        assertThat(seals).hasToString("Seals" + seals.keyIds());
        assertThat(seals.keyIds()).singleElement().asString().matches("[0-9a-f]{8}");
        assertThat(page).hasToString("PageSeal[1 sealed]");
        assertThat(seals.tags().toString()).matches("Tags\\[[0-9a-f]{8}]");
        assertThat(opened.toString()).matches("Intact\\[SealKey\\[[0-9a-f]{32}\\.1], 24 \\+ 10 bytes]");
    }

    @Test
    void comparesKeysByContent() {
        SealKey key = new SealKey(new byte[] {1, 2}, 3);
        assertThat(key)
                .isEqualTo(new SealKey(new byte[] {1, 2}, 3))
                .hasSameHashCodeAs(new SealKey(new byte[] {1, 2}, 3));
        assertThat(key).isNotEqualTo(new SealKey(new byte[] {1, 2}, 4)).isNotEqualTo(new SealKey(new byte[] {1, 3}, 3));
        assertThat(key.bytes()).containsExactly(1, 2, 0, 0, 0, 0, 0, 0, 0, 3);
    }

    private static Opened.Intact intact(Opened opened) {
        assertThat(opened).isInstanceOf(Opened.Intact.class);
        return (Opened.Intact) opened;
    }

    private static byte[] secret(int fill) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) fill);
        return secret;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] headOf(String sealed) {
        return Base64Url.decode(sealed.substring(0, sealed.indexOf('.'))).orElseThrow();
    }

    private static byte[] tailOf(String sealed) {
        return Base64Url.decode(sealed.substring(sealed.indexOf('.') + 1)).orElseThrow();
    }

    private static String joined(byte[] head, byte[] tail) {
        return Base64Url.encode(head) + "." + Base64Url.encode(tail);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

    private static byte[] gcmOpen(byte[] key, int number, byte[] associated, byte[] sealed)
            throws GeneralSecurityException {
        byte[] iv = new byte[12];
        iv[11] = (byte) number;
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
        cipher.updateAAD(associated);
        return cipher.doFinal(sealed);
    }
}
