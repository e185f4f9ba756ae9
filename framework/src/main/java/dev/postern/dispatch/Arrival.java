package dev.postern.dispatch;

import dev.postern.binding.FormId;
import dev.postern.binding.Opening;
import dev.postern.function.Exposed;
import dev.postern.http.Intake;
import dev.postern.http.Limits;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Watches a submission stream in. What is read depends on what has been learnt: before the seal is open, and after it
 * turned out bad, no file is kept and no more is read than a plain form may have.
 */
final class Arrival implements Intake {
    /** The form's own seal, its first field. */
    static final String POST = "$post";
    /** The pressed button's own, which counts instead. */
    static final String BY = "$by";

    private final Limits limits;
    private final Limits plain;
    private final Limits declared;
    private final boolean refills;
    private final BiFunction<String, Boolean, Opening> open;
    private final Predicate<Exposed> allows;

    private @Nullable String head;
    private @Nullable Opening form;
    private @Nullable Opening button;
    private boolean twice;
    private boolean admitted;

    /**
     * @param limits the site's
     * @param mostBytes the most that any function lets its bodies have
     * @param refills whether the browser vouches for the page that sent it: then its texts are read, whatever the seal
     *     says, to fill the form again
     * @param open opens a seal
     * @param allows whether the visitor may call a function
     */
    Arrival(
            Limits limits,
            long mostBytes,
            boolean refills,
            BiFunction<String, Boolean, Opening> open,
            Predicate<Exposed> allows) {
        this.limits = limits;
        this.plain = limited(limits, limits.formBytes());
        this.declared = mostBytes <= limits.multipartBytes() ? limits : limited(limits, mostBytes);
        this.refills = refills;
        this.open = open;
        this.allows = allows;
    }

    @Override
    public Limits limits() {
        if (!admitted) {
            return plain;
        }
        Exposed function = function();
        long own = function == null ? 0 : function.maxBytes();
        return own == 0 ? limits : limited(limits, own);
    }

    @Override
    public Limits declared() {
        return declared;
    }

    private static Limits limited(Limits limits, long bytes) {
        return new Limits(
                bytes,
                bytes,
                bytes,
                limits.files(),
                limits.fieldBytes(),
                limits.fields(),
                limits.names(),
                limits.valuesPerName(),
                limits.parts());
    }

    @Override
    public boolean keepsFiles() {
        return admitted;
    }

    @Override
    public boolean text(String name, String value) {
        if (name.equals(POST)) {
            twice |= form != null;
            int dot = value.indexOf('.');
            head = dot < 0 ? null : value.substring(0, dot);
            form = open.apply(value, false);
            return judge(form);
        }
        if (name.equals(BY) || name.startsWith(BY + ".")) {
            twice |= button != null;
            button = open.apply(name.equals(BY) ? value : head + name.substring(BY.length()), true);
            return judge(button);
        }
        return true;
    }

    /** Goes on reading where there is something to gain by it. */
    private boolean judge(Opening opening) {
        if (twice) {
            admitted = false;
            return false;
        }
        if (opening instanceof Opening.Intact intact) {
            admitted = allows.test(intact.form().function());
            return admitted || refills;
        }
        admitted = false;
        return refills;
    }

    boolean sealedTwice() {
        return twice;
    }

    /** Whether the function that counts may run. */
    boolean admitted() {
        return admitted && opening() instanceof Opening.Intact;
    }

    /** The seal that counts: the pressed button's if it has one, else the form's; null where none was sent. */
    @Nullable
    Opening opening() {
        return button != null ? button : form;
    }

    private @Nullable Exposed function() {
        return opening() instanceof Opening.Intact intact ? intact.form().function() : null;
    }

    /** The form on the page, whichever button was pressed. */
    @Nullable
    FormId formId() {
        Opening of = form != null ? form : button;
        if (of instanceof Opening.Intact intact) {
            return intact.id();
        }
        return of instanceof Opening.Stale stale ? stale.id() : null;
    }

    @Nullable
    Opening form() {
        return form;
    }
}
