package dev.postern.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.postern.wire.CallRefused.Code;
import dev.postern.wire.Vectors.Case;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What React's client sends, case by case as it sent it. */
class ReplyVectorsTest {
    private static final Set<String> FUNCTIONS =
            Set.of("actions#save", "actions#remove", "actions#add", "actions#echo", "app/admin#default");

    private final Reply reply = new Reply(CallLimits.DEFAULT, FUNCTIONS::contains);

    static Stream<Case> read() {
        return sent().filter(each ->
                each.find("expectReject").isEmpty() && each.find("mayReject").isEmpty());
    }

    static Stream<Case> cycles() {
        return sent().filter(each -> each.find("mayReject").isPresent());
    }

    static Stream<Case> refused() {
        return sent().filter(each -> each.find("expectReject").isPresent());
    }

    private static Stream<Case> sent() {
        return Vectors.cases("reply-vectors.json")
                .filter(each -> each.find("encodeError").isEmpty());
    }

    @ParameterizedTest
    @MethodSource
    void read(Case sent) throws CallRefused {
        Value expected = Vectors.plain(sent.find("expect").orElseGet(() -> sent.member("value")));
        assertThat(Vectors.tagged(reply.read(sent.body()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource
    void cycles(Case sent) {
        assertThatExceptionOfType(CallRefused.class)
                .isThrownBy(() -> reply.read(sent.body()))
                .returns(Code.CYCLE, CallRefused::code);
    }

    @ParameterizedTest
    @MethodSource
    void refused(Case sent) {
        assertThatExceptionOfType(CallRefused.class)
                .isThrownBy(() -> reply.read(sent.body()))
                .returns(Code.UNSUPPORTED, CallRefused::code);
    }
}
