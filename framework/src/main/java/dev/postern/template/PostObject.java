package dev.postern.template;

import java.util.List;
import org.thymeleaf.context.IExpressionContext;

/** What templates call {@code #post}. */
public final class PostObject {
    private final IExpressionContext context;
    private final Assets assets;

    PostObject(IExpressionContext context, Assets assets) {
        this.context = context;
        this.assets = assets;
    }

    /** Whether the visitor may call a function. It hides what is no use to show; it guards nothing. */
    public boolean allows(String function) {
        return Rendering.of(context).view().allows().test(function);
    }

    /** What scripts and styles written into the page carry under the content security policy. */
    public String nonce() {
        return Rendering.of(context).view().nonce();
    }

    /** Path and query of the page on screen. */
    public String url() {
        return Rendering.of(context).view().url();
    }

    /** The address of one of the framework's own files, as in {@code #post.asset('postern.css')}. */
    public String asset(String name) {
        return assets.url(name);
    }

    /** What is wrong with a field of the form around this place. */
    public List<String> errors(String field) {
        return context.getVariable(PosternProcessor.FORM) instanceof FormState form
                ? form.fieldErrors().of(field)
                : List.of();
    }

    /** Whether the page answers a submission with something wrong in it. */
    public boolean hasErrors() {
        return Rendering.of(context).view().hasErrors();
    }
}
