package dev.postern.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.postern.wire.BodyPart.FilePart;
import dev.postern.wire.BodyPart.TextPart;
import dev.postern.wire.CallRefused.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {
    private final Reply reply = new Reply(CallLimits.DEFAULT, "todo.add"::equals);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            nothing                         | ~~                   | MALFORMED
            blanks                          | ~  ~                 | MALFORMED
            a comment                       | [1/**/]              | MALFORMED
            a comma too many                | [1,]                 | MALFORMED
            a comma too many in an object   | [{"a":1,}]           | MALFORMED
            single quotes                   | ['a']                | MALFORMED
            a name without quotes           | [{a:1}]              | MALFORMED
            two texts                       | [1][2]               | MALFORMED
            a leading zero                  | [01]                 | MALFORMED
            a plus                          | [+1]                 | MALFORMED
            a point at the end              | [1.]                 | MALFORMED
            a point at the start            | [.5]                 | MALFORMED
            an exponent without digits      | [1e]                 | MALFORMED
            NaN as a word                   | [NaN]                | MALFORMED
            an unknown word                 | [nul]                | MALFORMED
            an unknown escape               | ["\\x41"]            | MALFORMED
            half an escape                  | ["\\u12"]            | MALFORMED
            an escape in other digits       | ["\\u١٢٣٤"]          | MALFORMED
            two members of one name         | [{"a":1,"a":1}]      | MALFORMED
            two of one name, one escaped    | [{"a":1,"\\u0061":1}]| MALFORMED
            a byte order mark               | \uFEFF[]             | MALFORMED
            a number beyond all numbers     | [1e400]              | MALFORMED
            the same below zero             | [-1e400]             | MALFORMED
            a function's tag alone          | ["$h"]               | UNSUPPORTED
            a dollar alone                  | ["$"]                | UNSUPPORTED
            upper case in a reference       | ["$A"]               | UNSUPPORTED
            a reference with a zero first   | ["$01"]              | UNSUPPORTED
            infinity and more               | ["$Infinityx"]       | UNSUPPORTED
            minus nine                      | ["$-9"]              | UNSUPPORTED
            a bigint in hexadecimal         | ["$n0x1F"]           | UNSUPPORTED
            a bigint without digits         | ["$n"]               | UNSUPPORTED
            a bigint that is a sign         | ["$n-"]              | UNSUPPORTED
            a bigint with a blank           | ["$n 1"]             | UNSUPPORTED
            a bigint in other digits        | ["$n١"]              | UNSUPPORTED
            a date without a time           | ["$D2020-01-01"]     | UNSUPPORTED
            a date with an offset           | ["$D2020-01-01T00:00:00.00+0"] | UNSUPPORTED
            a 30th of February              | ["$D2020-02-30T00:00:00.000Z"] | UNSUPPORTED
            a date beyond JavaScript's      | ["$D+275760-09-13T00:00:00.001Z"] | UNSUPPORTED
            a date without its sign         | ["$D275760-09-13T00:00:00.0001Z"] | UNSUPPORTED
            a temporary reference           | ["$T0"]              | UNSUPPORTED
            a symbol                        | ["$Sx"]              | UNSUPPORTED
            a part that was not sent        | ["$1"]               | NOWHERE
            a promise that was not sent     | ["$@1"]              | NOWHERE
            an index beyond the end         | [[1],"$0:0:1"]       | NOWHERE
            an index below zero             | [[1],"$0:0:-1"]      | NOWHERE
            an index with a zero first      | [[1],"$0:0:00"]      | NOWHERE
            an index with a plus            | [[1],"$0:0:+0"]      | NOWHERE
            the length of an array          | [[1],"$0:0:length"]  | NOWHERE
            a letter of a text              | ["abc","$0:0:0"]     | NOWHERE
            an empty step                   | [[1],"$0:0:"]        | NOWHERE
            an inherited name               | [{},"$0:0:toString"] | NOWHERE
            a member called class           | [{},"$0:0:class"]    | NOWHERE
            a prototype that was sent       | [{"__proto__":{"a":1}},"$0:0:__proto__:a"] | NOWHERE
            an array in itself              | ["$0"]               | CYCLE
            two that refer to each other    | ["$0:1","$0:0"]      | CYCLE
            a path through itself           | ["$0:0:a"]           | TOO_DEEP
            an object                       | {"0":1}              | MALFORMED
            a text                          | "[]"                 | MALFORMED
            """)
    void refuses(String what, String body, Code code) {
        assertThatExceptionOfType(CallRefused.class)
                .as(what)
                .isThrownBy(() -> reply.arguments(body))
                .returns(code, CallRefused::code);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            minus zero as a number          | -0        | -0.0
            minus zero as a tag             | "$-0"     | -0.0
            one as an integer               | 1         | 1.0
            one with a point                | 1.0       | 1.0
            one with an exponent            | 1e0       | 1.0
            a number that is nearly nothing | 1e-400    | 0.0
            2 to the power of 53, and one   | 9007199254740993 | 9007199254740992.0
            """)
    void readsNumbersAsJavaScriptDoes(String what, String sent, double number) throws CallRefused {
        assertThat(reply.arguments("[" + sent + "]")).as(what).containsExactly(new Value.Num(number));
    }

    @Test
    void keepsSurrogatesThatStandAlone() throws CallRefused {
        assertThat(reply.arguments("[\"\\ud800\\udc00\\ud800\"]"))
                .containsExactly(new Value.Text("\ud800\udc00\ud800"));
    }

    @Test
    void makesOneValueOfWhatIsShared() throws CallRefused {
        List<Value> arguments = reply.arguments("[{\"a\":[1]},\"$0:0\",\"$0:0:a\"]");
        assertThat(arguments.get(1)).isSameAs(arguments.get(0));
        assertThat(arguments.get(2)).isSameAs(Vectors.of(((Value.Members) arguments.get(0)).values(), "a"));
    }

    @Test
    void findsWhatStandsFurtherDown() throws CallRefused {
        // A promise's part is read where the promise stands, and may refer to what comes behind it.
        List<Value> arguments = reply.arguments(parts("0", "[\"$@1\",{\"a\":1}]", "1", "\"$0:1\""));
        assertThat(((Value.Promise) arguments.get(0)).result().toCompletableFuture())
                .isCompletedWithValue(arguments.get(1));
    }

    @Test
    void leavesPrototypesOutUnread() throws CallRefused {
        assertThat(reply.arguments("[{\"__proto__\":\"$7\",\"a\":1}]"))
                .containsExactly(new Value.Members(Map.of("a", new Value.Num(1))));
    }

    @Test
    void readsNumbersOfPartsInHexadecimalAndTheirNamesInDecimal() throws CallRefused {
        assertThat(reply.arguments(parts("16", "\"ten in hexadecimal\"", "0", "[\"$10\"]")))
                .containsExactly(new Value.Text("ten in hexadecimal"));
    }

    @Test
    void readsFormsAndStreamsAndFunctionsAsOlderClientsSpellThem() throws CallRefused {
        assertThat(reply.arguments(parts(
                        "1_a",
                        "x",
                        "2",
                        "1",
                        "2",
                        "C",
                        "3",
                        "{\"id\":\"todo.add\",\"bound\":null}",
                        "0",
                        "[\"$K1\",\"$R2\",\"$F3\"]")))
                .containsExactly(
                        new Value.Form(List.of(new Value.Field("a", new Value.Text("x")))),
                        new Value.Streamed(
                                Value.StreamKind.STREAM,
                                new Value.Source.Ended(List.of(new Value.Num(1)), Value.UNDEFINED)),
                        new Value.Reference("todo.add", null));
    }

    @Test
    void ignoresPartsThatNothingRefersTo() throws CallRefused {
        assertThat(reply.arguments(parts("7", "not even JSON", "01", "x", "Sx", "y", "0", "[]")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "$T0", "$T", "$Sx", "$E1", "$yolo", "$!", "$h", "$ 1", "$n1e5", "$Dnever", "$h9", "$B9", "$o9", "$@9"
            })
    void refusesAtAnyPlaceWhatItDoesNotKnow(String tag) {
        for (String[] parts : new String[][] {
            {"0", "[\"" + tag + "\"]"},
            {"0", "[[[{\"a\":\"" + tag + "\"}]]]"},
            {"1", "[[\"" + tag + "\",1]]", "0", "[\"$Q1\"]"},
            {"1", "[[{\"a\":\"" + tag + "\"},1]]", "0", "[\"$Q1\"]"},
            {"1", "[[1,\"" + tag + "\"]]", "0", "[\"$Q1\"]"},
            {"1", "[\"" + tag + "\"]", "0", "[\"$W1\"]"},
            {"1", "[\"" + tag + "\"]", "0", "[\"$i1\"]"},
            {"1", "\"" + tag + "\"", "0", "[\"$@1\"]"},
            {"1", "\"" + tag + "\"", "1", "C", "0", "[\"$R1\"]"},
            {"1", "{\"id\":\"todo.add\",\"bound\":\"$@2\"}", "2", "[\"" + tag + "\"]", "0", "[\"$h1\"]"},
        }) {
            assertThatExceptionOfType(CallRefused.class)
                    .as(String.join(" ", parts))
                    .isThrownBy(() -> reply.arguments(parts(parts)))
                    .satisfies(refused -> assertThat(refused.status()).isEqualTo(400));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"$Q1", "$W1", "$i1", "$K1", "$B2", "$o2", "$A2", "$R3", "$x3"})
    void makesNoTwoValuesOfOnePart(String tag) {
        List<BodyPart> body = new ArrayList<>(parts("1", "[]", "S3", "C", "0", "[\"" + tag + "\",\"" + tag + "\"]"));
        body.add(new FilePart("2", new MemoryUpload("blob", "", new byte[8])));
        assertThatExceptionOfType(CallRefused.class)
                .isThrownBy(() -> reply.arguments(body))
                .returns(Code.TWICE, CallRefused::code);
    }

    @Test
    void saysWhereAndWhatWithoutSayingWhatWasSent() {
        CallRefused refused = catchThrowableOfType(
                CallRefused.class, () -> reply.arguments("[0,{\"items\":[1,{\"<script>\":\"$nope\"}]}]"));
        assertThat(refused.path()).isEqualTo("[1].items[1].…");
        assertThat(refused.because()).isEqualTo("has a bigint that is not a sign and digits");
        assertThat(refused.getStackTrace()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $Sapp.token  | has a symbol, which can be given and not sent
            $T0          | has a value that stayed with its sender
            $nope        | has a bigint that is not a sign and digits
            $n1.5        | has a bigint that is not a sign and digits
            $Dtomorrow   | has a date that is spelt as JavaScript spells none
            $Infinite    | has a number that is spelt as JavaScript spells none
            $NaNa        | has a number that is spelt as JavaScript spells none
            $-1          | has a number that is spelt as JavaScript spells none
            $undefine    | has an undefined that is spelt in another way
            $Qx          | has a $Q with something else behind it than the number of a part
            $h           | has a $h with something else behind it than the number of a part
            $O01         | has a $O with something else behind it than the number of a part
            $            | has a text behind a $ that means nothing
            $zebra       | has a text behind a $ that means nothing
            $Z0          | has a text behind a $ that means nothing
            $ffffffffffff | has a text behind a $ that means nothing
            """)
    void saysWhatIsWrongAndWhere(String sent, String because) {
        CallRefused refused =
                catchThrowableOfType(CallRefused.class, () -> reply.arguments("[0,{\"items\":[\"" + sent + "\"]}]"));
        assertThat(refused.because()).isEqualTo(because);
        assertThat(refused.path()).isEqualTo("[1].items[0]");
    }

    @ParameterizedTest
    @CsvSource({"127,true", "128,false"})
    void readsThingsInThingsToTheLimit(int arrays, boolean read) {
        // The list of arguments is one more around them.
        verify("[" + "[".repeat(arrays) + "]".repeat(arrays) + "]", read, Code.TOO_DEEP);
    }

    @ParameterizedTest
    @CsvSource({"9998,true", "9999,false"})
    void readsAsManyValuesAsTheLimitSays(int values, boolean read) {
        verify("[[0" + ",0".repeat(values - 1) + "]]", read, Code.TOO_MANY);
    }

    @ParameterizedTest
    @CsvSource({"32,true", "33,false"})
    void readsAsManyArgumentsAsTheLimitSays(int arguments, boolean read) {
        verify("[0" + ",0".repeat(arguments - 1) + "]", read, Code.TOO_MANY);
    }

    @ParameterizedTest
    @CsvSource({"100,true", "101,false"})
    void readsNumbersToTheLimit(int digits, boolean read) {
        verify("[" + "9".repeat(digits) + "]", read, Code.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"256,true", "257,false"})
    void readsNamesToTheLimit(int letters, boolean read) {
        verify("[{\"" + "a".repeat(letters) + "\":0}]", read, Code.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"262139,true", "262140,false"})
    void readsTextsToTheLimit(int letters, boolean read) {
        // Four characters around it, and the part's name is one more.
        verify("[\"" + "a".repeat(letters) + "\"]", read, Code.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"39,true", "42,false"})
    void chargesForATextEachTimeItIsReferredTo(int times, boolean read) {
        verify(
                parts("1", "\"" + "a".repeat(250_000) + "\"", "0", "[[\"$1\"" + ",\"$1\"".repeat(times) + "]]"),
                read,
                Code.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"10,true", "11,false"})
    void chargesForAnArrayEachTimeItIsReferredTo(int times, boolean read) {
        verify(
                parts("1", "[0" + ",0".repeat(900) + "]", "0", "[[\"$1\"" + ",\"$1\"".repeat(times) + "]]"),
                read,
                Code.TOO_MANY);
    }

    @ParameterizedTest
    @CsvSource({"124,true", "125,false"})
    void measuresDepthThroughReferencesToWhatIsThereAlready(int arrays, boolean read) {
        verify("[" + "[".repeat(arrays) + "0" + "]".repeat(arrays) + ",[[\"$0:0\"]]]", read, Code.TOO_DEEP);
    }

    private void verify(String body, boolean read, Code code) {
        verify(parts("0", body), read, code);
    }

    private void verify(List<BodyPart> body, boolean read, Code code) {
        CallRefused refused = catchThrowableOfType(CallRefused.class, () -> reply.arguments(body));
        assertThat(refused == null ? null : refused.code()).isEqualTo(read ? null : code);
    }

    @Test
    void throwsNothingElseWhateverIsSent() {
        // Bodies that are nearly right: what is right, with some characters changed.
        SplittableRandom random = new SplittableRandom(20260401);
        List<List<BodyPart>> right = Vectors.cases("reply-vectors.json")
                .filter(each -> each.find("encodeError").isEmpty())
                .map(Vectors.Case::body)
                .toList();
        String letters = "$@hQWiKBRrXxoAn0123456789abf:[]{},\"\\uT-";
        for (int i = 0; i < 20_000; i++) {
            List<BodyPart> body = new ArrayList<>(right.get(random.nextInt(right.size())));
            int at = random.nextInt(body.size());
            if (body.get(at) instanceof TextPart part && !part.text().isEmpty()) {
                StringBuilder text = new StringBuilder(part.text());
                for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                    text.setCharAt(random.nextInt(text.length()), letters.charAt(random.nextInt(letters.length())));
                }
                body.set(at, new TextPart(part.name(), text.toString()));
            }
            try {
                assertThat(reply.read(body)).isNotNull();
            } catch (CallRefused refused) {
                assertThat(refused.status()).isBetween(400, 499);
            }
        }
    }

    private static List<BodyPart> parts(String... namesAndTexts) {
        List<BodyPart> parts = new ArrayList<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            parts.add(new TextPart(namesAndTexts[i], namesAndTexts[i + 1]));
        }
        return parts;
    }
}
