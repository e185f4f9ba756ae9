package dev.postern.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.wire.BodyPart.TextPart;
import dev.postern.wire.Vectors.Case;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies made to hurt, each with what a safe server answers, and within which time and memory. */
class HostileBodiesTest {
    private static final Set<String> FUNCTIONS = Set.of("actions#save", "actions#remove");
    private static final long MOST_NANOS = 200_000_000L;
    private static final long MIB = 1 << 20;

    /** As if nobody had looked at its length: what the inner limits are for. */
    private static final CallLimits LONG = new CallLimits(
            1 << 24,
            CallLimits.DEFAULT.size(),
            CallLimits.DEFAULT.nodes(),
            CallLimits.DEFAULT.depth(),
            1 << 20,
            CallLimits.DEFAULT.arguments(),
            CallLimits.DEFAULT.key(),
            CallLimits.DEFAULT.number(),
            CallLimits.DEFAULT.digits());

    /** What came of a body, and what it took. */
    private record Answer(@Nullable Value arguments, Cost cost) {}

    /** The first time, Java may be compiling, and somebody else at the cores: what a body takes is the least it took. */
    private static final int RUNS = 3;

    static Stream<Case> calls() {
        return Vectors.cases("hostile-bodies.json")
                .filter(each -> Vectors.text(each.member("kind")).equals("reply"))
                // What the function takes decides there, and not what was sent: HostileCallsTest has functions.
                .filter(each -> each.find("target").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void isAnsweredAsASafeServerDoes(Case hostile) {
        verify(hostile, CallLimits.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void isAnsweredSoWhereLongBodiesAreLetIn(Case hostile) {
        verify(hostile, LONG);
    }

    private static void verify(Case hostile, CallLimits limits) {
        Value.Members expected = (Value.Members) hostile.member("expect");
        String outcome = Vectors.text(Vectors.of(expected.values(), "outcome"));
        List<BodyPart> body = hostile.body();
        Answer answer = answer(body, limits);
        Cost cost = answer.cost();
        for (int i = 1; i < RUNS; i++) {
            cost = cost.or(answer(body, limits).cost());
        }
        if (outcome.equals("reject")) {
            assertThat(answer.arguments()).as("what was read of it").isNull();
        } else if (answer.arguments() == null) {
            assertThat(outcome).as("what ought to come of it").isEqualTo("either");
        } else {
            assertThat(Vectors.tagged(answer.arguments()))
                    .isEqualTo(Vectors.plain(Vectors.of(expected.values(), "args")));
        }
        assertThat(cost.nanos()).as("nanoseconds of CPU").isLessThan(MOST_NANOS);
        assertThat(cost.bytes()).as("bytes allocated").isLessThan(4 * length(body) + MIB);
    }

    private static Answer answer(List<BodyPart> body, CallLimits limits) {
        AtomicReference<@Nullable Value> read = new AtomicReference<>();
        Cost cost = Cost.of(() -> {
            try {
                read.set(new Value.Items(new Reply(limits, FUNCTIONS::contains).arguments(body)));
            } catch (CallRefused refused) {
                assertThat(refused.status()).isBetween(400, 499);
            }
        });
        return new Answer(read.get(), cost);
    }

    private static long length(List<BodyPart> body) {
        long length = 0;
        for (BodyPart part : body) {
            length += part.name().length()
                    + (part instanceof TextPart text ? text.text().length() : 0);
        }
        return length;
    }
}
