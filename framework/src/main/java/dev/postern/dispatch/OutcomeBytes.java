package dev.postern.dispatch;

import dev.postern.codec.Packed;
import dev.postern.codec.Packing;
import dev.postern.form.FieldErrors;
import dev.postern.function.Outcome;
import dev.postern.function.ServerFunction;
import java.net.URI;
import java.util.Optional;
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

    static byte[] write(Outcome outcome, ServerFunction function) {
        Packed.Out out = new Packed.Out();
        if (outcome instanceof Outcome.State state && function.state().isPresent()) {
            out.oneByte(STATE);
            function.state().get().pack(state.value(), out);
        } else if (outcome instanceof Outcome.Edit edit) {
            out.oneByte(EDIT).text(edit.values().getClass().getName());
            packingOf(edit.values().getClass()).pack(edit.values(), out);
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
    static Outcome read(byte @Nullable [] kept, ServerFunction function) {
        if (kept == null) {
            return Outcome.done();
        }
        try {
            Packed.In in = new Packed.In(kept);
            Outcome outcome = body(in, function);
            String notice = in.text();
            return notice == null ? outcome : outcome.notice(notice);
        } catch (Packed.Unreadable | IllegalArgumentException ofAnotherVersion) {
            return Outcome.done();
        }
    }

    private static Outcome body(Packed.In in, ServerFunction function) {
        int kind = in.oneByte();
        switch (kind) {
            case STATE -> {
                Object state =
                        function.state().map(packing -> packing.unpack(in)).orElse(null);
                return state == null ? Outcome.done() : Outcome.state(state);
            }
            case EDIT -> {
                String type = in.words();
                return editable(function, type)
                        .map(packing -> packing.unpack(in))
                        .filter(Record.class::isInstance)
                        .<Outcome>map(values -> Outcome.edit((Record) values))
                        .orElseThrow(() -> new Packed.Unreadable("an edit of a record the form no longer has"));
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

    /** Only the form's own record is read back: the bytes name a type, and never choose one. */
    private static Optional<Packing> editable(ServerFunction function, String type) {
        return function.shape().filter(s -> s.type().getName().equals(type)).map(s -> packingOf(s.type()));
    }

    private static Packing packingOf(Class<?> record) {
        try {
            return Packing.of(record, record.getSimpleName());
        } catch (Packing.CannotTravel files) {
            throw new Packed.Unreadable(String.valueOf(files.getMessage()));
        }
    }
}
