package dev.postern.template;

import dev.postern.codec.Codecs;
import dev.postern.function.Functions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;

/** Our attributes and {@code #post}, as Thymeleaf knows them. */
final class PosternDialect extends AbstractProcessorDialect implements IExpressionObjectDialect {
    static final String PREFIX = "post";
    /** All our attributes, without the prefix. */
    static final List<String> ATTRIBUTES = List.of(
            "action",
            "query",
            "formaction",
            "field",
            "for",
            "hint",
            "count",
            "errors",
            "summary",
            "notice",
            "title",
            "head",
            "pending",
            "region",
            "transition",
            "optimistic",
            "slot",
            "ref",
            "props",
            "key",
            "permalink",
            "state");

    private final Functions functions;
    private final Codecs codecs;
    private final TemplateIndex index;
    private final Assets assets;

    PosternDialect(Functions functions, Codecs codecs, TemplateIndex index, Assets assets) {
        super("Postern", PREFIX, StandardDialect.PROCESSOR_PRECEDENCE);
        this.functions = functions;
        this.codecs = codecs;
        this.index = index;
        this.assets = assets;
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        Set<IProcessor> processors = new LinkedHashSet<>();
        processors.add(new ActionProcessor(prefix, functions, codecs, index));
        processors.add(new QueryProcessor(prefix, codecs));
        processors.add(new ButtonProcessor(prefix, functions, codecs));
        processors.add(new FieldProcessor(prefix, index));
        processors.add(new OptionProcessor(prefix));
        processors.add(new LabelProcessor(prefix, index));
        processors.add(new HintProcessor(prefix));
        processors.add(new CountProcessor(prefix));
        processors.add(new ErrorsProcessor(prefix));
        processors.add(new SummaryProcessor(prefix));
        processors.add(new NoticeProcessor(prefix));
        processors.add(new TitleProcessor(prefix));
        processors.add(new HeadProcessor(prefix, assets));
        processors.add(new OptimisticProcessor(prefix, functions));
        processors.add(new RefProcessor(prefix, functions, codecs));
        processors.add(new PropsProcessor(prefix, codecs));
        for (String mark : List.of("pending", "region", "transition", "slot")) {
            processors.add(new MarkProcessor(prefix, mark));
        }
        for (String companion : List.of("key", "permalink", "state")) {
            processors.add(new CompanionProcessor(prefix, companion));
        }
        return processors;
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return new IExpressionObjectFactory() {
            @Override
            public Set<String> getAllExpressionObjectNames() {
                return Set.of(PREFIX);
            }

            @Override
            public Object buildObject(IExpressionContext context, String name) {
                return new PostObject(context, assets);
            }

            @Override
            public boolean isCacheable(String name) {
                // It looks at the form around it, which changes from element to element.
                return false;
            }
        };
    }
}
