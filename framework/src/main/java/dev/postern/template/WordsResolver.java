package dev.postern.template;

import dev.postern.words.Words;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;

/** Resolves {@code #{…}} from the visitor's words. */
final class WordsResolver extends AbstractMessageResolver {
    @Override
    public @Nullable String resolveMessage(
            ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] arguments) {
        Words words = Rendering.of(context).view().words();
        return words.find(key, arguments == null ? new Object[0] : arguments).orElse(null);
    }

    @Override
    public String createAbsentMessageRepresentation(
            ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] arguments) {
        return "??" + key + "_" + context.getLocale() + "??";
    }
}
