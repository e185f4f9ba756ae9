package dev.postern.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.codec.Codecs;
import dev.postern.function.Functions;
import dev.postern.function.Linker;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.thymeleaf.processor.element.IElementProcessor;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class DialectTest {
    @Test
    void processesTheAttributesThatItNames() {
        assertThat(processed()).containsExactlyInAnyOrderElementsOf(PosternDialect.ATTRIBUTES);
    }

    @Test
    void isDescribedForEditorsWholeAndNoMore() throws Exception {
        assertThat(described("attribute-processor")).containsExactlyInAnyOrderElementsOf(processed());
    }

    @Test
    void describesWhatTemplatesCanAskFor() throws Exception {
        List<String> methods = Arrays.stream(PostObject.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .map(name -> "post." + name)
                .toList();
        assertThat(described("expression-object-method")).containsExactlyInAnyOrderElementsOf(methods);
    }

    private static List<String> processed() {
        Functions none = Functions.of(List.of(), new Linker(Codecs.standard(), Set.of(), List.of()));
        PosternDialect dialect = new PosternDialect(
                none, Codecs.standard(), new TemplateIndex(PosternDialect.PREFIX, true), name -> name);
        List<String> names = new ArrayList<>();
        dialect.getProcessors(PosternDialect.PREFIX).forEach(processor -> {
            if (processor instanceof IElementProcessor element && element.getMatchingAttributeName() != null) {
                names.add(element.getMatchingAttributeName()
                        .getMatchingAttributeName()
                        .getAttributeName());
            }
        });
        return names;
    }

    private static List<String> described(String element) throws Exception {
        try (InputStream descriptor =
                Objects.requireNonNull(DialectTest.class.getResourceAsStream("/dev/postern/Postern-Dialect.xml"))) {
            NodeList found = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(descriptor)
                    .getElementsByTagName(element);
            List<String> names = new ArrayList<>();
            for (int i = 0; i < found.getLength(); i++) {
                Element one = (Element) found.item(i);
                assertThat(one.getTextContent()).as(one.getAttribute("name")).isNotBlank();
                names.add(one.getAttribute("name"));
            }
            return names;
        }
    }
}
