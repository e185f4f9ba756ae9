package dev.postern.binding;

import dev.postern.call.Visitor;
import dev.postern.codec.Packed;
import dev.postern.codec.Packing;
import dev.postern.function.Exposed;
import dev.postern.function.Functions;
import dev.postern.function.Parameter;
import dev.postern.problem.Problem;
import dev.postern.problem.ProblemException;
import dev.postern.seal.Opened;
import dev.postern.seal.Seals;
import dev.postern.seal.Tags;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Seals the forms of pages, and opens what comes back. */
public final class FormSeals {
    /** What stands for a form where there is none; shorter than any form's, so that neither passes for the other. */
    static final byte[] TICKET = {'T'};

    private static final int HAS_KEY = 1;
    private static final int HAS_STATE = 2;
    private static final int HAS_PERMALINK = 4;
    private static final int IS_REFERENCE = 8;
    private static final int NAME_TAG = 4;
    private static final int CONTRACT_TAG = 3;
    private static final int SESSION = 16;
    private static final int USER = 8;

    private final Seals seals;
    private final Map<Integer, Exposed> byTag = new HashMap<>();
    private final Map<Exposed, byte[]> tags = new HashMap<>();
    private final long epoch;
    private final Duration life;
    private final InstantSource clock;

    /**
     * @param epoch this start's own number: where submissions are remembered in memory alone, forms of an earlier
     *     start are stale. 0 where the ledger outlives the process.
     */
    public FormSeals(Seals seals, Functions functions, long epoch, Duration life, InstantSource clock) {
        this.seals = seals;
        this.epoch = epoch;
        this.life = life;
        this.clock = clock;
        for (Exposed function : functions.all()) {
            byte[] name = digest(function.name());
            byte[] contract = digest(function.contract());
            byte[] tag = Arrays.copyOf(name, NAME_TAG + CONTRACT_TAG);
            System.arraycopy(contract, 0, tag, NAME_TAG, CONTRACT_TAG);
            tags.put(function, tag);
            add(ByteBuffer.wrap(name).getInt(), function);
            for (String former : function.formerly()) {
                add(ByteBuffer.wrap(digest(former)).getInt(), function);
            }
        }
    }

    private void add(int tag, Exposed function) {
        Exposed other = byTag.putIfAbsent(tag, function);
        if (other != null) {
            throw new ProblemException(new Problem(
                    function.place(),
                    "its name \"" + function.name() + "\" has by chance the same four-byte tag as \"" + other.name()
                            + "\"",
                    List.of("It happens once in millions of applications."),
                    "rename one of the two."));
        }
    }

    /** Seals the forms of one rendering. Made anew for each. */
    public PageForms page(String origin, String path, @Nullable String home, Visitor visitor) {
        String user = visitor.user();
        Packed.Out head = new Packed.Out()
                .bytes(user == null ? new byte[0] : user(seals.tags(), user))
                .raw(session(visitor))
                .raw(longBytes(epoch))
                .count(clock.instant().getEpochSecond())
                .text(path)
                .text(home);
        return new PageForms(this, seals.page(origin, head.toBytes()));
    }

    /** The binding of a visitor: what seals and ledger know of a cookie. */
    public byte[] session(Visitor visitor) {
        return session(seals.tags(), visitor);
    }

    /** The same under the secret that sealed a form. */
    public static byte[] session(Tags tags, Visitor visitor) {
        String user = visitor.user();
        return tags.tag("session", utf8(visitor.id()), utf8(user == null ? "" : "u" + user));
    }

    /** Who somebody is, whichever visit it is. */
    private static byte[] user(Tags tags, String user) {
        return Arrays.copyOf(tags.tag("user", utf8(user)), USER);
    }

    /** The form's place among those of its function. */
    public FormId id(BoundForm form) {
        String key = form.key();
        return new FormId(form.function().name(), key != null ? key : keyOf(packArguments(form)));
    }

    byte[] tail(BoundForm form) {
        return tail(form, 0);
    }

    /** Of a function that scripts call: no form may send it, and no call a form's. */
    byte[] referenceTail(BoundForm form) {
        return tail(form, IS_REFERENCE);
    }

    private byte[] tail(BoundForm form, int kind) {
        byte[] tag = tags.get(form.function());
        if (tag == null) {
            throw new IllegalArgumentException(form.function().name() + " is not registered");
        }
        Packed.Out out = new Packed.Out().raw(tag);
        String key = form.key();
        String permalink = form.permalink();
        Packing state = form.hasState() ? form.function().state().orElse(null) : null;
        out.oneByte(kind
                | (key != null ? HAS_KEY : 0)
                | (state != null ? HAS_STATE : 0)
                | (permalink != null ? HAS_PERMALINK : 0));
        if (key != null) {
            out.text(key);
        }
        if (permalink != null) {
            out.text(permalink);
        }
        if (state != null) {
            Packed.Out packed = new Packed.Out().withoutSecrets();
            state.pack(form.state(), packed);
            out.bytes(packed.toBytes());
        }
        return out.raw(packArguments(form)).toBytes();
    }

    private static byte[] packArguments(BoundForm form) {
        Packed.Out out = new Packed.Out().withoutSecrets();
        List<Parameter.Bound> bound = form.function().bound();
        for (int i = 0; i < bound.size(); i++) {
            bound.get(i).packing().pack(form.arguments().get(i), out);
        }
        return out.toBytes();
    }

    private String keyOf(byte[] arguments) {
        if (arguments.length == 0) {
            return "";
        }
        byte[] tag = seals.tag("form.key", arguments);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(tag, 6));
    }

    /**
     * Opens what a form sent as its seal.
     *
     * @param path where it was sent
     * @param anyPath whether that is the address for forms that stand on no page of ours
     * @param sameOrigin whether the browser itself says that one of our pages sent it
     */
    public Opening open(
            String origin, String sealed, String path, boolean anyPath, Visitor visitor, boolean sameOrigin) {
        return open(origin, sealed, anyPath ? null : path, 0, visitor, sameOrigin);
    }

    /**
     * Opens what a call sent as a reference that a page of ours gave it: it counts on every address of the site.
     *
     * @return {@link Opening.Intact} with what is bound, or why it is none
     */
    public Opening openReference(String origin, String sealed, Visitor visitor, boolean sameOrigin) {
        return open(origin, sealed, null, IS_REFERENCE, visitor, sameOrigin);
    }

    private Opening open(
            String origin, String sealed, @Nullable String path, int kind, Visitor visitor, boolean sameOrigin) {
        Opened opened = seals.open(origin, sealed);
        if (opened instanceof Opened.Foreign foreign) {
            return new Opening.Foreign(foreign.because());
        }
        Opened.Intact intact = (Opened.Intact) opened;
        try {
            return compare(intact, path, kind, visitor, sameOrigin);
        } catch (Packed.Unreadable odd) {
            return new Opening.Foreign("its contents are none of ours: " + odd.getMessage());
        }
    }

    /**
     * Opens what a call sent as its page's ticket: it counts on every address of the site.
     *
     * @return a {@link Opening.Ticket}, or why it is none
     */
    public Opening openTicket(String origin, String sealed, Visitor visitor, boolean sameOrigin) {
        if (!(seals.open(origin, sealed) instanceof Opened.Intact intact) || !Arrays.equals(intact.tail(), TICKET)) {
            return new Opening.Foreign("it is no ticket of ours");
        }
        try {
            Head head = head(intact);
            Opening.Why why = head.stale(intact.tags(), visitor, sameOrigin);
            return why == null
                    ? new Opening.Ticket(intact.key(), intact.tags(), head.bearer(intact.tags()))
                    : new Opening.Stale(why, null, null);
        } catch (Packed.Unreadable odd) {
            return new Opening.Foreign("its contents are none of ours: " + odd.getMessage());
        }
    }

    /** What all seals of a page share. */
    private final class Head {
        private final byte[] user;
        private final byte[] session;
        private final long madeIn;
        private final long issued;
        private final String path;
        private final @Nullable String home;

        Head(Packed.In head) {
            user = head.bytes();
            session = head.raw(SESSION);
            madeIn = ByteBuffer.wrap(head.raw(Long.BYTES)).getLong();
            issued = head.count();
            path = head.words();
            home = head.text();
        }

        /** Whoever has the page and no cookie: not its visitor's own binding, or their outcomes would be there to ask for. */
        byte[] bearer(Tags tags) {
            return tags.tag("bearer", session);
        }

        /** Why it is not of today and for this visitor, or null if it is. */
        Opening.@Nullable Why stale(Tags tags, Visitor visitor, boolean sameOrigin) {
            if (!MessageDigest.isEqual(session, session(tags, visitor))) {
                String now = visitor.user();
                if (user.length != 0 && now != null && !MessageDigest.isEqual(user, user(tags, now))) {
                    return Opening.Why.OTHER_USER;
                }
                // A first visit in two tabs, or cookies refused: nobody is logged in on either side, so there is nobody
                // to harm, where the browser itself vouches for the page.
                boolean bothAnonymous = user.length == 0 && now == null;
                if (!bothAnonymous || !sameOrigin) {
                    return Opening.Why.OTHER_VISITOR;
                }
            }
            long age = clock.instant().getEpochSecond() - issued;
            if (age > life.toSeconds() || age < -60) {
                return Opening.Why.EXPIRED;
            }
            return madeIn != epoch ? Opening.Why.RESTARTED : null;
        }
    }

    private Head head(Opened.Intact opened) {
        return new Head(new Packed.In(opened.head()));
    }

    /**
     * @param path where it was sent; null where any will do
     */
    private Opening compare(
            Opened.Intact opened, @Nullable String path, int kind, Visitor visitor, boolean sameOrigin) {
        Head head = head(opened);
        String home = head.home;

        Packed.In tail = new Packed.In(opened.tail());
        Exposed function = byTag.get(ByteBuffer.wrap(tail.raw(NAME_TAG)).getInt());
        byte[] contract = tail.raw(CONTRACT_TAG);
        int has = tail.oneByte();
        if ((has & IS_REFERENCE) != kind) {
            return new Opening.Foreign(
                    kind == 0 ? "it is a reference, not a form's" : "it is a form's, not a reference");
        }
        String ownKey = (has & HAS_KEY) != 0 ? tail.words() : null;
        String permalink = (has & HAS_PERMALINK) != 0 ? tail.words() : null;
        byte[] state = (has & HAS_STATE) != 0 ? tail.bytes() : null;
        byte[] arguments = tail.rest();
        if (function == null) {
            return new Opening.Stale(Opening.Why.GONE, null, home);
        }
        FormId id = new FormId(function.name(), ownKey != null ? ownKey : keyOf(arguments));
        Opening.Why stale = head.stale(opened.tags(), visitor, sameOrigin);
        if (stale != null) {
            return new Opening.Stale(stale, stale == Opening.Why.OTHER_USER ? null : id, home);
        }
        if (path != null && !path.equals(permalink != null ? pathOf(permalink) : head.path)) {
            return new Opening.Stale(Opening.Why.OTHER_PATH, id, home);
        }
        byte[] today = tags.get(function);
        if (today == null
                || !MessageDigest.isEqual(contract, Arrays.copyOfRange(today, NAME_TAG, NAME_TAG + CONTRACT_TAG))) {
            return new Opening.Stale(Opening.Why.CHANGED, id, home);
        }
        try {
            BoundForm form = new BoundForm(
                    function,
                    unpack(function, arguments),
                    ownKey,
                    permalink,
                    state != null,
                    state == null ? null : unpackState(function, state));
            return new Opening.Intact(form, id, opened.key(), home, opened.tags(), head.bearer(opened.tags()));
        } catch (Packed.Unreadable changed) {
            return new Opening.Stale(Opening.Why.CHANGED, id, home);
        }
    }

    /** A permalink may have a query, which leads to the same page. */
    private static String pathOf(String permalink) {
        int end = permalink.length();
        for (char stop : new char[] {'?', '#'}) {
            int at = permalink.indexOf(stop);
            end = at >= 0 && at < end ? at : end;
        }
        return permalink.substring(0, end);
    }

    private static List<@Nullable Object> unpack(Exposed function, byte[] arguments) {
        Packed.In in = new Packed.In(arguments);
        List<@Nullable Object> values = new ArrayList<>(function.bound().size());
        for (Parameter.Bound bound : function.bound()) {
            values.add(bound.packing().unpack(in));
        }
        in.end();
        return values;
    }

    private static @Nullable Object unpackState(Exposed function, byte[] state) {
        Packing packing = function.state().orElse(null);
        if (packing == null) {
            return null;
        }
        Packed.In in = new Packed.In(state);
        Object value = packing.unpack(in);
        in.end();
        return value;
    }

    private static byte[] longBytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    /** Inside the encryption a plain hash will do, and pages survive a change of the secret. */
    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(utf8(text));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
