package dev.postern.seal;

import dev.postern.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;

/**
 * Seals what a page carries, and opens what comes back: encrypted and authenticated, for one application and origin.
 *
 * <p>A seal is {@code head.tail}, both base64url. The head is {@code version ‖ key id ‖ nonce ‖ AES-256-GCM}, the same for
 * all forms of one rendered page; the tail is {@code number ‖ AES-256-GCM}, one form's, with the head as associated data
 * and the number as IV. Both under a page key: HMAC-SHA-256 over version, key id, application, origin and nonce, each
 * behind its length. The nonce is 128 random bits, so page keys do not meet, and under a page key each IV serves once: 0
 * for the head, then the forms' numbers.
 *
 * <p>What an intact seal proves: we made it, for this origin, with this content. What it does not: that it is recent,
 * this visitor's, not used before, or still allowed. These are compared after opening.
 *
 * <p>The first secret seals; all of them open, each told by its key id. To rotate: add the new one in second place on all
 * nodes, then swap, then drop the old one when what it sealed is past its life. Safe for use by several threads.
 */
public final class Seals {
    /** The longest seal that is opened, and so the longest that is made. */
    public static final int MAX_CHARS = 8 * 1024;

    private static final int LEAST_SECRET_BYTES = 32;
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 16;
    /** Version, key id and nonce: what stands unencrypted before what is sealed. */
    private static final int OPEN_BYTES = 1 + Secret.ID_BYTES + NONCE_BYTES;

    private final byte[] application;
    private final List<Secret> secrets;
    private final Tags tags;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param secrets the current one first; each at least 32 bytes
     * @param application keeps seals of several applications apart that share a secret
     */
    public Seals(List<byte[]> secrets, String application) {
        if (secrets.isEmpty()) {
            throw new ProblemException(Problems.noSecret());
        }
        if (application.isBlank()) {
            throw new ProblemException(Problems.noApplication());
        }
        this.application = application.getBytes(StandardCharsets.UTF_8);
        List<Secret> known = new ArrayList<>();
        for (byte[] bytes : secrets) {
            int place = known.size() + 1;
            if (bytes.length < LEAST_SECRET_BYTES) {
                throw new ProblemException(Problems.shortSecret(place, bytes.length, LEAST_SECRET_BYTES));
            }
            Secret secret = new Secret(bytes, this.application);
            if (known.stream().anyMatch(other -> Arrays.equals(other.id(), secret.id()))) {
                throw new ProblemException(Problems.sameSecret(place, secret.shownId()));
            }
            known.add(secret);
        }
        this.secrets = List.copyOf(known);
        this.tags = new Tags(known.get(0));
    }

    /** The key ids, the current one first, for the log: nodes that differ here refuse each other's forms. */
    public List<String> keyIds() {
        return secrets.stream().map(Secret::shownId).toList();
    }

    /** Begins to seal one rendering of a page, with what is the same for all its forms. */
    public PageSeal page(String origin, byte[] head) {
        Secret secret = secrets.get(0);
        byte[] open = open(secret);
        Aead aead = new Aead(pageKey(secret, open, origin));
        return new PageSeal(aead, nonceOf(open), sealed(aead, open, head));
    }

    /** Opens what a browser sent as a seal: anything at all. Throws nothing. */
    public Opened open(String origin, String sealed) {
        if (sealed.length() > MAX_CHARS) {
            return new Opened.Foreign("it is longer than " + MAX_CHARS + " characters");
        }
        int dot = sealed.indexOf('.');
        if (dot < 0) {
            return new Opened.Foreign("it has no dot");
        }
        Optional<byte[]> head = Base64Url.decode(sealed.substring(0, dot));
        Optional<byte[]> tail = Base64Url.decode(sealed.substring(dot + 1));
        if (head.isEmpty() || tail.isEmpty()) {
            return new Opened.Foreign("it is no base64url as we write it");
        }
        return open(origin, head.get(), tail.get());
    }

    private Opened open(String origin, byte[] head, byte[] tail) {
        if (head.length < OPEN_BYTES + Aead.TAG_BYTES) {
            return new Opened.Foreign("its head is too short");
        }
        if (head[0] != VERSION) {
            return new Opened.Foreign("its version is not ours");
        }
        Optional<Secret> secret = secretOf(head);
        if (secret.isEmpty()) {
            return new Opened.Foreign("it was sealed with a secret that is not, or no longer, ours");
        }
        long number = Varint.read(tail);
        if (number == 0) {
            return new Opened.Foreign("its form has no number");
        }
        byte[] open = Arrays.copyOf(head, OPEN_BYTES);
        Aead aead = new Aead(pageKey(secret.get(), open, origin));
        Optional<byte[]> inHead = aead.open(0, open, head, OPEN_BYTES);
        if (inHead.isEmpty()) {
            return new Opened.Foreign("its head was changed, or made for another origin");
        }
        Optional<byte[]> inTail = aead.open(number, head, tail, Varint.length(number));
        if (inTail.isEmpty()) {
            return new Opened.Foreign("its tail was changed, or belongs to another page");
        }
        return new Opened.Intact(
                inHead.get(), inTail.get(), new SealKey(nonceOf(open), number), new Tags(secret.get()));
    }

    /**
     * Hashes some parts into 16 bytes, under the current secret and for one purpose. What is kept longer than a request
     * and looked up by its tag is not found again after the secrets were swapped; see {@link Opened.Intact#tags}.
     *
     * @param purpose a constant of the code, never what somebody sent
     */
    public byte[] tag(String purpose, byte[]... parts) {
        return tags.tag(purpose, parts);
    }

    /** Starts a hash of 32 bytes over parts that come one after the other, under the current secret. */
    public Fingerprint fingerprint(String purpose) {
        return tags.fingerprint(purpose);
    }

    /** All keyed hashes under the current secret, as a page that is being rendered uses them. */
    public Tags tags() {
        return tags;
    }

    /** Seals a short text for one purpose, such as a cookie; for any origin of this application. */
    public String sealText(String purpose, byte[] text) {
        Secret secret = secrets.get(0);
        byte[] open = open(secret);
        return Base64Url.encode(sealed(new Aead(textKey(secret, open, purpose)), open, text));
    }

    /** Opens what {@link #sealText} sealed for the same purpose; empty for anything else. Throws nothing. */
    public Optional<byte[]> openText(String purpose, String sealed) {
        if (sealed.length() > MAX_CHARS) {
            return Optional.empty();
        }
        return Base64Url.decode(sealed)
                .filter(bytes -> bytes.length >= OPEN_BYTES + Aead.TAG_BYTES && bytes[0] == VERSION)
                .flatMap(bytes -> secretOf(bytes).flatMap(secret -> {
                    byte[] open = Arrays.copyOf(bytes, OPEN_BYTES);
                    return new Aead(textKey(secret, open, purpose)).open(0, open, bytes, OPEN_BYTES);
                }));
    }

    private byte[] open(Secret secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] open = new byte[OPEN_BYTES];
        open[0] = VERSION;
        System.arraycopy(secret.id(), 0, open, 1, Secret.ID_BYTES);
        System.arraycopy(nonce, 0, open, 1 + Secret.ID_BYTES, NONCE_BYTES);
        return open;
    }

    private static byte[] sealed(Aead aead, byte[] open, byte[] content) {
        byte[] sealed = Arrays.copyOf(open, OPEN_BYTES + content.length + Aead.TAG_BYTES);
        aead.seal(0, open, content, sealed, OPEN_BYTES);
        return sealed;
    }

    private Optional<Secret> secretOf(byte[] sealed) {
        return secrets.stream()
                .filter(secret -> Arrays.equals(secret.id(), 0, Secret.ID_BYTES, sealed, 1, 1 + Secret.ID_BYTES))
                .findFirst();
    }

    private byte[] pageKey(Secret secret, byte[] open, String origin) {
        Mac mac = secret.mac("seal.page");
        return Parts.finish(
                mac,
                new byte[] {open[0]},
                secret.id(),
                application,
                origin.getBytes(StandardCharsets.UTF_8),
                nonceOf(open));
    }

    private byte[] textKey(Secret secret, byte[] open, String purpose) {
        Mac mac = secret.mac("seal.text." + purpose);
        return Parts.finish(mac, new byte[] {open[0]}, secret.id(), application, nonceOf(open));
    }

    private static byte[] nonceOf(byte[] open) {
        return Arrays.copyOfRange(open, OPEN_BYTES - NONCE_BYTES, OPEN_BYTES);
    }

    @Override
    public String toString() {
        return "Seals" + keyIds();
    }
}
