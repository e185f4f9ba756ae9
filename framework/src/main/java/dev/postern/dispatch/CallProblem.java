package dev.postern.dispatch;

import dev.postern.form.FieldErrors;
import dev.postern.travel.Misfit;
import dev.postern.wire.Value;
import dev.postern.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a call was not answered with a value: what RFC 9457 calls a problem, for clients of any kind.
 *
 * @param code what a program tells it by
 * @param title words for the caller that give nothing away
 * @param detail more of them, or null
 * @param digest the reference number of something that broke, or null
 * @param errors what did not fit, by the path to it
 * @param fields what breaks constraints, by the names of a form's controls
 */
record CallProblem(
        int status,
        String code,
        String title,
        @Nullable String detail,
        @Nullable String digest,
        List<Unfit> errors,
        FieldErrors fields) {
    /** A value that did not fit. */
    record Unfit(String path, String message) {
        Value value() {
            Map<String, Value> members = new LinkedHashMap<>();
            members.put("path", new Value.Text(path));
            members.put("message", new Value.Text(message));
            return new Value.Members(members);
        }
    }

    /** Without words of a visitor's language, where nothing is known of the site asked for. */
    static CallProblem of(int status, String code, String title) {
        return new CallProblem(status, code, title, null, null, List.of(), FieldErrors.NONE);
    }

    static CallProblem of(int status, String code, Words words) {
        return of(status, code, words.say("postern." + Refusals.kind(status) + ".heading"));
    }

    CallProblem saying(@Nullable String more) {
        return new CallProblem(status, code, title, more, digest, errors, fields);
    }

    CallProblem logged(String reference) {
        return new CallProblem(status, code, title, detail, reference, errors, fields);
    }

    CallProblem at(String path, String message) {
        List<Unfit> all = new ArrayList<>(errors);
        all.add(new Unfit(path, message));
        return new CallProblem(status, code, title, detail, digest, List.copyOf(all), fields);
    }

    CallProblem with(FieldErrors broken) {
        return new CallProblem(status, code, title, detail, digest, errors, broken);
    }

    /** Where a misfit is, from the list of arguments on. */
    static String path(Misfit misfit) {
        String inner = misfit.path();
        return "[" + misfit.argument() + "]" + (inner.isEmpty() || inner.startsWith("[") ? "" : ".") + inner;
    }

    Value value() {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("title", new Value.Text(title));
        members.put("status", new Value.Num(status));
        members.put("code", new Value.Text(code));
        if (detail != null) {
            members.put("detail", new Value.Text(detail));
        }
        if (digest != null) {
            members.put("digest", new Value.Text(digest));
        }
        if (!errors.isEmpty()) {
            members.put(
                    "errors", new Value.Items(errors.stream().map(Unfit::value).toList()));
        }
        if (!fields.isEmpty()) {
            members.put("fields", new Value.Members(byName()));
        }
        return new Value.Members(members);
    }

    private Map<String, Value> byName() {
        Map<String, List<Value>> messages = new LinkedHashMap<>();
        for (FieldErrors.Entry entry : fields.entries()) {
            messages.computeIfAbsent(entry.field(), field -> new ArrayList<>(1)).add(new Value.Text(entry.message()));
        }
        Map<String, Value> byName = new LinkedHashMap<>();
        messages.forEach((field, said) -> byName.put(field, new Value.Items(said)));
        return byName;
    }
}
