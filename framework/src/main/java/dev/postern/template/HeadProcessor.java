package dev.postern.template;

import dev.postern.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.AttributeValueQuotes;
import org.thymeleaf.model.IModel;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.unbescape.html.HtmlEscape;
import org.unbescape.json.JsonEscape;

/**
 * Loads the shim; without scripts a page needs nothing. {@code post:head="early"} also holds what is sent before the shim
 * is there, until it is; {@code post:head="calls"} gives the page a ticket, so that what its scripts call runs once. Both
 * may be said, with a blank between them.
 */
final class HeadProcessor extends PosternProcessor {
    private static final String EARLY_GUARD = "early";
    private static final String CALLS = "calls";

    private final Assets assets;

    HeadProcessor(String prefix, Assets assets) {
        super(prefix, "head", LATE);
        this.assets = assets;
    }

    @Override
    void process(
            ITemplateContext context, IProcessableElementTag tag, String value, IElementTagStructureHandler structure) {
        String nonce = Rendering.of(context).view().nonce();
        IModel scripts = context.getModelFactory().createModel();
        List<String> asked = List.of(value.strip().split("\\s+"));
        if (asked.contains(EARLY_GUARD)) {
            script(context, scripts, Map.of("nonce", nonce), assets.text("early.js"));
        }
        Map<String, String> shim = new LinkedHashMap<>();
        shim.put("type", "module");
        shim.put("src", assets.url("shim.js"));
        shim.put("nonce", nonce);
        shim.put(
                "data-post-words",
                HtmlEscape.escapeHtml4Xml(words(Rendering.of(context).view().words())));
        if (asked.contains(CALLS)) {
            // Not on every page: whoever only reads should not be given a cookie.
            shim.put("data-post-ticket", Rendering.of(context).sealer().ticket());
        }
        script(context, scripts, shim, "");
        structure.insertImmediatelyAfter(scripts, false);
    }

    private static void script(
            ITemplateContext context, IModel scripts, Map<String, String> attributes, String content) {
        IModelFactory factory = context.getModelFactory();
        scripts.add(factory.createOpenElementTag("script", attributes, AttributeValueQuotes.DOUBLE, false));
        scripts.add(factory.createText(content));
        scripts.add(factory.createCloseElementTag("script"));
    }

    /** What the shim says to visitors, in their language. */
    private static String words(Words words) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("sending", words.say("postern.sending"));
        said.put("offline", words.say("postern.offline"));
        said.put("trouble", words.say("postern.trouble"));
        said.put("retry", words.say("postern.retry"));
        StringBuilder json = new StringBuilder("{");
        said.forEach((key, sentence) -> json.append(json.length() == 1 ? "" : ",")
                .append('"')
                .append(key)
                .append("\":\"")
                .append(JsonEscape.escapeJsonMinimal(sentence))
                .append('"'));
        return json.append('}').toString();
    }
}
