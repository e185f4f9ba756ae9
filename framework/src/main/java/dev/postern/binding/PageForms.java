package dev.postern.binding;

import dev.postern.seal.PageSeal;

/** Seals the forms of one rendering of one page. For one thread, and never used twice. */
public final class PageForms {
    private final FormSeals seals;
    private final PageSeal page;

    PageForms(FormSeals seals, PageSeal page) {
        this.seals = seals;
        this.page = page;
    }

    /** The text that the form carries as {@code $post}, or a button as {@code $by}. */
    public String seal(BoundForm form) {
        return page.seal(seals.tail(form));
    }

    /** By what scripts of the page call a function with what is bound. */
    public String reference(BoundForm bound) {
        String sealed = page.seal(seals.referenceTail(bound));
        return new FunctionAddress(bound.function().name(), sealed).text();
    }

    /** The text with which scripts of the page call: it tells their calls from all others. */
    public String ticket() {
        return page.seal(FormSeals.TICKET);
    }

    public FormId id(BoundForm form) {
        return seals.id(form);
    }
}
