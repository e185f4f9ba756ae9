package dev.postern.template;

import dev.postern.binding.FormId;
import dev.postern.codec.Codecs;
import dev.postern.function.Functions;
import dev.postern.page.PageRenderer;
import dev.postern.page.View;
import dev.postern.problem.Place;
import dev.postern.problem.Problem;
import dev.postern.problem.ProblemException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.LazyContextVariable;
import org.thymeleaf.exceptions.TemplateEngineException;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.standard.StandardDialect;

/** Renders pages with Thymeleaf. */
public final class ThymeleafPages implements PageRenderer {
    private static final int LINES_AROUND = 3;
    private static final Pattern PLACE = Pattern.compile("([^:]+\\.html):(\\d+)(?::(\\d+))?");

    private final TemplateEngine engine;
    private final TemplateFiles files;

    public ThymeleafPages(TemplateFiles files, Functions functions, Codecs codecs, Assets assets) {
        this.files = files;
        engine = new TemplateEngine();
        StandardDialect standard = new StandardDialect();
        standard.setVariableExpressionEvaluator(new LinkedPaths());
        engine.setDialect(standard);
        TemplateIndex index = new TemplateIndex(PosternDialect.PREFIX, !files.change());
        engine.addDialect(new PosternDialect(functions, codecs, index, assets));
        engine.setMessageResolver(new WordsResolver());
        engine.setLinkBuilder(new LocalLinks());
        engine.setTemplateResolver(files.resolver());
    }

    @Override
    public View.Rendered render(View view) {
        Rendering rendering = new Rendering(view);
        Map<String, @Nullable Object> variables = new HashMap<>();
        view.variables()
                .forEach((name, value) -> variables.put(name, value instanceof View.Later later ? lazy(later) : value));
        variables.put(Rendering.VARIABLE, rendering);
        StringWriter writer = new StringWriter(4096);
        try {
            engine.process(view.template(), new Context(view.words().locale(), variables), writer);
        } catch (TemplateEngineException failed) {
            throw unwrapped(failed, view.template());
        }
        String page = new Summary(rendering).complete(rendering.late().complete(writer.toString()));
        Map<FormId, Set<String>> forms = new LinkedHashMap<>();
        rendering.forms().forEach(form -> forms.put(form.id(), Set.copyOf(form.fields())));
        return new View.Rendered(page.getBytes(StandardCharsets.UTF_8), forms);
    }

    @Override
    public Optional<String> excerpt(String place) {
        Matcher at = PLACE.matcher(place);
        if (!at.matches() || at.group(2).length() > 6) {
            return Optional.empty();
        }
        int line = Integer.parseInt(at.group(2));
        try {
            return files.read(at.group(1))
                    .map(text -> excerpt(
                            new String(text, StandardCharsets.UTF_8).lines().toList(), line));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static String excerpt(List<String> lines, int marked) {
        int last = Math.min(lines.size(), marked + LINES_AROUND);
        int width = String.valueOf(last).length();
        StringBuilder excerpt = new StringBuilder();
        for (int line = Math.max(1, marked - LINES_AROUND); line <= last; line++) {
            excerpt.append(line == marked ? "> " : "  ")
                    .append(" ".repeat(width - String.valueOf(line).length()))
                    .append(line)
                    .append(" | ")
                    .append(lines.get(line - 1))
                    .append('\n');
        }
        return excerpt.toString();
    }

    private static LazyContextVariable<@Nullable Object> lazy(View.Later later) {
        return new LazyContextVariable<>() {
            @Override
            protected @Nullable Object loadValue() {
                return later.get();
            }
        };
    }

    /** Thymeleaf wraps what a processor throws in exceptions of its own; what an author needs is the innermost place. */
    private static RuntimeException unwrapped(TemplateEngineException failed, String template) {
        Place place = new Place(Places.name(template), 0, 0);
        Throwable innermost = failed;
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
            if (cause instanceof TemplateProcessingException at && at.getTemplateName() != null) {
                Integer line = at.getLine();
                Integer column = at.getCol();
                place = new Place(
                        Places.name(at.getTemplateName()), line == null ? 0 : line, column == null ? 0 : column);
            }
            if (cause instanceof Taints.TaintedException tainted) {
                return new ProblemException(TemplateProblems.tainted(String.valueOf(tainted.getMessage()), place));
            }
            if (cause instanceof dev.postern.call.Refusal refusal) {
                return refusal;
            }
            innermost = cause;
        }
        String said = innermost.getMessage();
        return new ProblemException(
                new Problem(
                        place,
                        "the template cannot be rendered: " + (said == null ? innermost.toString() : said),
                        List.of(),
                        "correct the expression or attribute at that place."),
                failed);
    }

    /** Links without a servlet context: {@code @{/todos}} is that path. */
    private static final class LocalLinks extends StandardLinkBuilder {
        @Override
        protected String computeContextPath(
                IExpressionContext context, String base, @Nullable Map<String, Object> parameters) {
            return "";
        }

        @Override
        protected String processLink(IExpressionContext context, String link) {
            return link;
        }
    }
}
