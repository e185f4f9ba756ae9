package dev.postern.testing.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a class once for each browser and way. */
final class EveryWayExtension implements ClassTemplateInvocationContextProvider {
    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
        EveryWay asked = context.getRequiredTestClass().getAnnotation(EveryWay.class);
        Map<String, String> endings = new ConcurrentHashMap<>();
        List<ClassTemplateInvocationContext> ways = new ArrayList<>();
        for (Class<? extends Browsers> browsers : asked.browsers()) {
            for (Way way : asked.ways()) {
                ways.add(new OneWay(browsers, way, new Traveller(asked, browsers, way, endings)));
            }
        }
        return ways.stream();
    }

    private record OneWay(Class<? extends Browsers> browsers, Way way, Traveller traveller)
            implements ClassTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocation) {
            return browsers.getSimpleName() + ", "
                    + way.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(traveller);
        }
    }
}
