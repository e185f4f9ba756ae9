package dev.postern.dispatch;

import dev.postern.function.Exposed;
import dev.postern.http.BodyRefused;
import dev.postern.http.CallType;
import dev.postern.http.Fields;
import dev.postern.http.FormBody;
import dev.postern.http.Intake;
import dev.postern.http.Limits;
import dev.postern.http.Request;
import dev.postern.travel.Travel;
import dev.postern.upload.Uploads;
import dev.postern.wire.BodyText;
import dev.postern.wire.CallLimits;
import dev.postern.wire.CallRefused;
import dev.postern.wire.PlainJson;
import dev.postern.wire.Reply;
import dev.postern.wire.Value;
import java.io.IOException;
import java.util.List;

/** Reads the values that a call sends, in whichever of the three types it does. */
final class CallBody {
    private final Site site;
    private final CallFunctions functions;

    CallBody(Site site, CallFunctions functions) {
        this.site = site;
        this.functions = functions;
    }

    /**
     * Reads the arguments of a call.
     *
     * @throws IOException where the sender has gone
     */
    Sent read(Request request, Exposed function, Uploads uploads) throws BodyRefused, CallRefused, IOException {
        CallLimits limits = limits(function);
        Reply reply = new Reply(limits, this::isKnown);
        switch (CallType.of(request, limits.characters())) {
            case TEXT -> {
                String text = BodyText.read(request.body(), limits);
                return new Sent(reply.arguments(text), false, one("text", text));
            }
            case JSON -> {
                String text = BodyText.read(request.body(), limits);
                return new Sent(PlainJson.arguments(text, limits), true, one("json", text));
            }
            default -> {
                Fields parts = FormBody.read(request, uploads, parts(function, limits));
                return new Sent(reply.arguments(Travel.parts(parts)), false, parts);
            }
        }
    }

    private static Fields one(String name, String text) {
        return new Fields.Builder().text(name, text).build();
    }

    /**
     * What a call sent.
     *
     * @param plain whether as plain JSON
     * @param body as it was, to tell a copy by
     */
    record Sent(List<Value> values, boolean plain, Fields body) {}

    /** With what is bound to it, which is opened here: no value holds a function that is not this caller's. */
    private boolean isKnown(String address) {
        return functions.find(new Value.Reference(address, null), Object.class) != null;
    }

    /** A function's own limit makes texts shorter, never longer: what they cost is not their bytes alone. */
    private CallLimits limits(Exposed function) {
        CallLimits most = CallLimits.DEFAULT;
        long own = function.maxBytes();
        return own == 0 || own >= most.characters()
                ? most
                : new CallLimits(
                        (int) own,
                        most.size(),
                        most.nodes(),
                        most.depth(),
                        most.parts(),
                        most.arguments(),
                        most.key(),
                        most.number(),
                        most.digits());
    }

    /** Parts are no fields: there may be a thousand, of which each but the files is a piece of one text. */
    private Intake parts(Exposed function, CallLimits most) {
        long own = function.maxBytes();
        long bytes = own == 0 ? site.limits().multipartBytes() : own;
        long file = own == 0 ? site.limits().fileBytes() : own;
        Limits limits = new Limits(
                most.characters(),
                bytes,
                file,
                most.parts(),
                most.characters(),
                most.parts(),
                most.parts(),
                most.parts(),
                most.parts());
        return () -> limits;
    }
}
