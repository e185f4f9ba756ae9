package dev.postern.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What has to be true of any bytes that arrive as a Reply: they are read or refused, at a bounded price, the same each time;
 * and what was read is the same to React's client when it is given back.
 */
public final class ReplyFuzz {
    private static final Reply REPLY = new Reply(
            CallLimits.DEFAULT,
            Set.of("actions#save", "actions#remove", "actions#add", "actions#echo", "app/admin#default")::contains);

    private ReplyFuzz() {}

    /** What came of reading: a value, or words. */
    private record Answer(@Nullable Value value, String refused) {}

    /** Called by the fuzzer, by this name. */
    public static void fuzzerTestOneInput(byte[] file) {
        List<Answer> answers = new ArrayList<>();
        Runnable reading = () -> answers.add(answer(file));
        Cost.of(reading).or(Cost.of(reading)).isBounded(file.length);
        Answer first = answers.get(0);
        Answer second = answers.get(1);
        assertThat(second.refused()).as("said the second time").isEqualTo(first.refused());
        if (first.value() == null || second.value() == null) {
            return;
        }
        Value sent = Vectors.tagged(first.value());
        assertThat(Vectors.tagged(second.value())).as("read the second time").isEqualTo(sent);
        assertThat(FlightReader.read(rows(first.value()))).as("given back").isEqualTo(Vectors.blobs(sent));
        isPlain(first.value());
    }

    private static Answer answer(byte[] file) {
        try {
            List<BodyPart> parts = FiledBody.parts(file);
            Value read = REPLY.read(parts);
            if (read instanceof Value.Items) {
                REPLY.arguments(parts);
            }
            return new Answer(read, "");
        } catch (CallRefused refused) {
            assertThat(refused.status()).isBetween(400, 499);
            return new Answer(null, refused.code() + " " + refused.path() + " " + refused.because());
        }
    }

    private static byte[] rows(Value value) {
        Taken taken = new Taken();
        RowAnswer answer = new RowAnswer(taken, Runnable::run, broken -> {
            throw new AssertionError("what was read can be written", broken);
        });
        assertThat(answer.send(value).toCompletableFuture()).isCompleted();
        return taken.all();
    }

    /** JSON says less than rows: what it does say is read again as the same. */
    private static void isPlain(Value value) {
        CompletableFuture<Value> settled =
                Settling.settle(value, Duration.ofMinutes(1), Runnable::run).toCompletableFuture();
        assertThat(settled).as("what was read is all there").isCompleted();
        byte[] json;
        try {
            json = PlainJson.write(settled.join());
        } catch (Unwritable fileOrFunction) {
            return;
        }
        assertThat(JsonFuzz.readBack(json)).as("as JSON").isEqualTo(text(json));
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
