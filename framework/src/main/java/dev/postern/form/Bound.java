package dev.postern.form;

import dev.postern.http.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a submission as a record.
 *
 * @param value the record, also where it breaks constraints; null where it could not be made
 * @param errors what is wrong, in the order of the record's components
 * @param ignored names that lead nowhere in the record, the first few, shortened: for the log
 * @param sent everything that was sent, unknown names included, but with the indexes of rows as {@code value} and
 *     {@code errors} have them: {@code items[0]}, {@code items[5]} become {@code items[0]}, {@code items[1]}, and rows of
 *     which nothing is read come behind them. A page that comes back is filled from this.
 */
public record Bound<T>(@Nullable T value, FieldErrors errors, List<String> ignored, Fields sent) {}
