package dev.postern.codec;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Dates and times in the spellings that HTML's own controls send. */
final class TimeCodecs {
    private static final int LONGEST = 64;

    static final ValueCodec<LocalDate> DATE = ofDigits("is not a date like 2031-04-09", LocalDate::parse);
    /** Browsers leave out seconds that are zero, and understand three digits of a second's fraction. */
    static final ValueCodec<LocalTime> TIME = new TextCodec<>(
            LONGEST,
            "is not a time like 14:30",
            LocalTime::parse,
            time -> time.truncatedTo(ChronoUnit.MILLIS).toString());

    static final ValueCodec<LocalDateTime> DATE_TIME = new TextCodec<>(
            LONGEST,
            "is not a date and time like 2031-04-09T14:30",
            digitsFirst(LocalDateTime::parse),
            moment -> moment.truncatedTo(ChronoUnit.MILLIS).toString());

    static final ValueCodec<YearMonth> MONTH = ofDigits("is not a month like 2031-04", YearMonth::parse);
    static final ValueCodec<Year> YEAR = new TextCodec<>(
            4,
            "is not a year like 2031",
            text -> text.length() == 4 ? digitsFirst(Year::parse).apply(text) : null,
            Year::toString);

    static final ValueCodec<Instant> INSTANT = ofDigits("is not a moment like 2031-04-09T14:30:00Z", Instant::parse);
    static final ValueCodec<OffsetDateTime> OFFSET =
            ofDigits("is not a moment like 2031-04-09T14:30:00+02:00", OffsetDateTime::parse);
    static final ValueCodec<ZonedDateTime> ZONED =
            ofDigits("is not a moment like 2031-04-09T14:30:00+02:00[Europe/Berlin]", ZonedDateTime::parse);
    static final ValueCodec<Duration> DURATION =
            new TextCodec<>(LONGEST, "is not a duration like PT1H30M", Duration::parse, Duration::toString);
    static final ValueCodec<ZoneId> ZONE =
            new TextCodec<>(LONGEST, "is not a time zone like Europe/Berlin", ZoneId::of, ZoneId::getId);

    private TimeCodecs() {}

    private static <T> ValueCodec<T> ofDigits(String because, Function<String, T> parse) {
        return new TextCodec<>(LONGEST, because, digitsFirst(parse), Object::toString);
    }

    /** ISO allows years like {@code -0044} and {@code +12031}; HTML's controls know neither. */
    private static <T> Function<String, @Nullable T> digitsFirst(Function<String, T> parse) {
        return text -> text.charAt(0) >= '0' && text.charAt(0) <= '9' ? parse.apply(text) : null;
    }
}
