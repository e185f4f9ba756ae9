package dev.postern.dispatch;

import dev.postern.codec.Packed;
import dev.postern.form.FieldErrors;
import dev.postern.form.FormData;
import dev.postern.function.Exposed;
import dev.postern.function.Outcome;
import dev.postern.http.Fields;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Outcomes as a ledger keeps them. */
final class OutcomeBytes {
    private static final int DONE = 1;
    private static final int STATE = 2;
    private static final int EDIT = 3;
    private static final int INVALID = 4;
    private static final int REDIRECT = 5;
    private static final int LEAVE = 6;
    private static final int RESUME = 7;
    private static final int REFUSED = 8;
    private static final int FAILED = 9;

    private OutcomeBytes() {}

    /**
     * @param typed what was typed: an edit is kept as what it changed of that, so that nobody's passwords are kept with it
     */
    static byte[] write(Outcome outcome, Exposed function, Fields typed) {
        Packed.Out out = new Packed.Out();
        if (outcome instanceof Outcome.State state && function.state().isPresent()) {
            out.oneByte(STATE);
            function.state().get().pack(state.value(), out);
        } else if (outcome instanceof Outcome.Retyped retyped) {
            out.oneByte(EDIT);
            changes(typed, retyped.typed().sent(), out);
        } else if (outcome instanceof Outcome.Invalid invalid) {
            out.oneByte(INVALID).count(invalid.errors().entries().size());
            invalid.errors().entries().forEach(e -> out.text(e.field()).text(e.message()));
        } else if (outcome instanceof Outcome.Redirect redirect) {
            out.oneByte(REDIRECT).text(redirect.path());
        } else if (outcome instanceof Outcome.Leave leave) {
            out.oneByte(LEAVE).text(leave.to().toString());
        } else if (outcome instanceof Outcome.Resume resume) {
            out.oneByte(RESUME).text(resume.otherwise());
        } else if (outcome instanceof Outcome.Refused refused) {
            out.oneByte(REFUSED).count(refused.status()).text(refused.words());
        } else if (outcome instanceof Outcome.Failed failed) {
            out.oneByte(FAILED).text(failed.reference());
        } else {
            out.oneByte(DONE);
        }
        return out.text(outcome.notice()).toBytes();
    }

    /** The outcome again; done, where what was kept is of another version. */
    static Outcome read(byte @Nullable [] kept, Exposed function, Fields typed) {
        if (kept == null) {
            return Outcome.done();
        }
        try {
            Packed.In in = new Packed.In(kept);
            Outcome outcome = body(in, function, typed);
            String notice = in.text();
            return notice == null ? outcome : outcome.notice(notice);
        } catch (Packed.Unreadable | IllegalArgumentException ofAnotherVersion) {
            return Outcome.done();
        }
    }

    private static Outcome body(Packed.In in, Exposed function, Fields typed) {
        int kind = in.oneByte();
        switch (kind) {
            case STATE -> {
                Object state =
                        function.state().map(packing -> packing.unpack(in)).orElse(null);
                return state == null ? Outcome.done() : Outcome.state(state);
            }
            case EDIT -> {
                return Outcome.edit(new FormData(changed(typed, in)));
            }
            case INVALID -> {
                FieldErrors errors = FieldErrors.NONE;
                for (long left = in.count(); left > 0; left--) {
                    String field = in.words();
                    errors = errors.and(field, in.words());
                }
                return Outcome.invalid(errors);
            }
            case REDIRECT -> {
                return Outcome.redirect(in.words());
            }
            case LEAVE -> {
                return Outcome.leave(URI.create(in.words()));
            }
            case RESUME -> {
                return Outcome.resume(in.words());
            }
            case REFUSED -> {
                int status = (int) in.count();
                return new Outcome.Refused(status, in.text(), null);
            }
            case FAILED -> {
                return new Outcome.Failed(in.words(), null);
            }
            default -> {
                return Outcome.done();
            }
        }
    }

    private static void changes(Fields before, Fields after, Packed.Out out) {
        Set<String> names = new LinkedHashSet<>(before.textNames());
        names.addAll(after.textNames());
        names.removeIf(name -> before.texts(name).equals(after.texts(name)));
        out.count(names.size());
        for (String name : names) {
            out.text(name).count(after.texts(name).size());
            after.texts(name).forEach(out::text);
        }
    }

    private static Fields changed(Fields before, Packed.In in) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        before.textNames().forEach(name -> texts.put(name, before.texts(name)));
        for (long names = in.count(); names > 0; names--) {
            List<String> values = new ArrayList<>();
            String name = in.words();
            for (long left = in.count(); left > 0; left--) {
                values.add(in.words());
            }
            texts.put(name, values);
        }
        Fields.Builder after = new Fields.Builder();
        texts.forEach((name, values) -> values.forEach(value -> after.text(name, value)));
        return after.build();
    }
}
