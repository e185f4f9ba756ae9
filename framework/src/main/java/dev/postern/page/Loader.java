package dev.postern.page;

import dev.postern.call.Call;
import org.jspecify.annotations.Nullable;

/** Loads what a page shows: its record's components are the template's variables. */
@FunctionalInterface
public interface Loader<R extends Record> {
    /** Loads anew for each rendering; after the function, where one ran. Null stands for "not found". */
    @Nullable
    R load(Call call) throws Exception;
}
