package dev.postern.template;

import dev.postern.problem.Place;
import dev.postern.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.ExpressionContext;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.exceptions.TemplateEngineException;
import org.thymeleaf.exceptions.TemplateInputException;
import org.thymeleaf.model.IAttribute;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.model.IStandaloneElementTag;
import org.thymeleaf.model.IText;
import org.thymeleaf.standard.expression.AssignationUtils;
import org.thymeleaf.standard.expression.EachUtils;
import org.thymeleaf.standard.expression.ExpressionSequenceUtils;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateparser.markup.HTMLTemplateParser;
import org.thymeleaf.templateresource.StringTemplateResource;
import org.unbescape.html.HtmlEscape;

/** Reads templates as Thymeleaf would, without rendering them. For any number of threads. */
public final class TemplateReader {
    private static final int PARSERS = 2;
    private static final int BUFFER = 4096;

    private final TemplateFiles files;
    private final IEngineConfiguration configuration = new TemplateEngine().getConfiguration();
    private final HTMLTemplateParser parser = new HTMLTemplateParser(PARSERS, BUFFER);
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(byte[] text, ParsedTemplate template) {}

    public TemplateReader(TemplateFiles files) {
        this.files = files;
    }

    /**
     * A template by its name, read anew where it has changed; empty where there is none.
     *
     * @throws ProblemException if it cannot be parsed
     */
    public Optional<ParsedTemplate> read(String name) {
        String file = fileOf(name);
        byte[] text;
        try {
            text = files.read(file).orElse(null);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (text == null) {
            return Optional.empty();
        }
        Kept before = kept.get(file);
        if (before == null || !Arrays.equals(before.text(), text)) {
            before = new Kept(text, parse(file, new String(text, StandardCharsets.UTF_8)));
            kept.put(file, before);
        }
        return Optional.of(before.template());
    }

    /** The file that an author knows a template by: {@code postern/field} is {@code postern/field.html}. */
    public static String fileOf(String template) {
        return Places.name(template);
    }

    /** The attributes of the dialect, as authors write them: {@code post:action} and so on. */
    public static List<String> attributes() {
        return PosternDialect.ATTRIBUTES.stream()
                .map(name -> PosternDialect.PREFIX + ":" + name)
                .toList();
    }

    /** The names of all templates that can be found, as far as folders can be listed. */
    public List<String> names() {
        return files.names();
    }

    /** What is wrong with how an expression is written; empty if it can be parsed, or only when it is run. */
    public Optional<String> mistake(Syntax syntax, String expression) {
        ExpressionContext context = new ExpressionContext(configuration);
        try {
            switch (syntax) {
                case EXPRESSION ->
                    StandardExpressions.getExpressionParser(configuration).parseExpression(context, expression);
                case SEQUENCE -> ExpressionSequenceUtils.parseExpressionSequence(context, expression);
                case ASSIGNMENTS -> AssignationUtils.parseAssignationSequence(context, expression, true);
                case EACH -> EachUtils.parseEach(context, expression);
            }
            return Optional.empty();
        } catch (TemplateEngineException | IllegalArgumentException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }

    /** Whether what stands in {@code ${…}} can be parsed. */
    public static boolean isReadable(String insideOfBraces) {
        try {
            ognl.Ognl.parseExpression(insideOfBraces);
            return true;
        } catch (ognl.OgnlException wrong) {
            return false;
        }
    }

    /** How an attribute's expressions are written. */
    public enum Syntax {
        EXPRESSION,
        SEQUENCE,
        ASSIGNMENTS,
        EACH
    }

    private ParsedTemplate parse(String file, String text) {
        Recorder recorder = new Recorder();
        try {
            parser.parseStandalone(
                    configuration,
                    null,
                    file,
                    null,
                    new StringTemplateResource(text),
                    TemplateMode.HTML,
                    false,
                    recorder);
        } catch (TemplateInputException wrong) {
            throw new ProblemException(Problems.cannotBeParsed(because(wrong), placeOf(wrong, file)));
        }
        return new ParsedTemplate(file, recorder.events, text);
    }

    private static String because(TemplateInputException wrong) {
        Throwable cause = wrong.getCause() == null ? wrong : wrong.getCause();
        String said = String.valueOf(cause.getMessage());
        int place = said.startsWith("(Line = ") ? said.indexOf(") ") : -1;
        return place < 0 ? said : said.substring(place + 2);
    }

    private static Place placeOf(TemplateInputException wrong, String file) {
        Integer line = wrong.getLine();
        Integer column = wrong.getCol();
        return new Place(file, line == null ? 0 : line, column == null ? 0 : column);
    }

    private static final class Recorder extends AbstractTemplateHandler {
        private final List<TemplateEvent> events = new ArrayList<>();

        @Override
        public void handleOpenElement(IOpenElementTag tag) {
            events.add(open(tag));
        }

        @Override
        public void handleStandaloneElement(IStandaloneElementTag tag) {
            events.add(open(tag));
            events.add(new TemplateEvent.Close(tag.getLine(), tag.getCol()));
        }

        @Override
        public void handleCloseElement(ICloseElementTag tag) {
            if (!tag.isUnmatched()) {
                events.add(new TemplateEvent.Close(tag.getLine(), tag.getCol()));
            }
        }

        @Override
        public void handleText(IText text) {
            events.add(new TemplateEvent.Text(text.getText(), text.getLine(), text.getCol()));
        }

        private static TemplateEvent.Open open(IProcessableElementTag tag) {
            List<TemplateEvent.Attribute> attributes = new ArrayList<>();
            for (IAttribute attribute : tag.getAllAttributes()) {
                @Nullable String value = attribute.getValue();
                attributes.add(new TemplateEvent.Attribute(
                        attribute.getAttributeCompleteName(),
                        value == null ? "" : HtmlEscape.unescapeHtml(value),
                        attribute.getLine(),
                        attribute.getCol()));
            }
            return new TemplateEvent.Open(
                    PosternProcessor.element(tag), List.copyOf(attributes), tag.getLine(), tag.getCol());
        }
    }
}
