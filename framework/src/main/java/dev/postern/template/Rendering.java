package dev.postern.template;

import dev.postern.binding.FormId;
import dev.postern.binding.PageForms;
import dev.postern.page.Shown;
import dev.postern.page.View;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;

/** What one rendering knows and finds out. For one thread. */
final class Rendering {
    /** The context variable that holds it: no template can name it. */
    static final String VARIABLE = "$postern";

    private final View view;
    private final Map<FormId, FormState> forms = new LinkedHashMap<>();
    private final Map<String, FormState> byHtmlId = new HashMap<>();
    private final Set<FormId> withSummary = new HashSet<>();
    private final Set<FormId> withNotice = new HashSet<>();
    private boolean pageSummary;
    private boolean pageNotice;
    private boolean focusGiven;
    private @Nullable PageForms sealer;
    private final Late late;

    Rendering(View view) {
        this.view = view;
        this.late = new Late(view.nonce());
    }

    /** What of the page's attributes is known only when it is whole. */
    Late late() {
        return late;
    }

    static Rendering of(IExpressionContext context) {
        Object rendering = context.getVariable(VARIABLE);
        if (rendering instanceof Rendering own) {
            return own;
        }
        throw new IllegalStateException("a Postern template was rendered by another engine");
    }

    View view() {
        return view;
    }

    PageForms sealer() {
        if (sealer == null) {
            sealer = view.forms().get();
        }
        return sealer;
    }

    Optional<Shown> shownFor(FormId id) {
        return view.shown().stream().filter(s -> id.equals(s.form())).findFirst();
    }

    /** Whether this form is new on the page; a second one like it cannot be told apart. */
    boolean place(FormState form, @Nullable String htmlId) {
        if (htmlId != null) {
            byHtmlId.putIfAbsent(htmlId, form);
        }
        return forms.putIfAbsent(form.id(), form) == null;
    }

    @Nullable
    FormState byHtmlId(String id) {
        return byHtmlId.get(id);
    }

    Collection<FormState> forms() {
        return forms.values();
    }

    /** The submission that a summary or notice outside any form speaks for. */
    Optional<Shown> submitted() {
        return view.shown().stream().filter(s -> !s.errors().isEmpty()).findFirst();
    }

    void placeSummary(@Nullable FormState form) {
        if (form == null) {
            pageSummary = true;
        } else {
            withSummary.add(form.id());
        }
    }

    boolean hasSummaryFor(Shown shown) {
        return pageSummary || (shown.form() != null && withSummary.contains(shown.form()));
    }

    void placeNotice(@Nullable FormState form) {
        if (form == null) {
            pageNotice = true;
        } else {
            withNotice.add(form.id());
        }
    }

    boolean hasNoticeIn(FormId form) {
        return withNotice.contains(form);
    }

    boolean hasPageNotice() {
        return pageNotice;
    }

    /** True once: only one element of a page may ask for the focus. */
    boolean takeFocus() {
        boolean free = !focusGiven;
        focusGiven = true;
        return free;
    }
}
