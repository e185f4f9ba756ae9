package dev.postern.testing.browser;

import io.javalin.Javalin;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;

/** A policy that lets no script run, on every answer of a site: to what was got and to what was posted. */
final class ScriptsForbidden implements Filter {
    private static final String POLICY = "Content-Security-Policy";
    private static final String NO_SCRIPTS = "script-src 'none'";

    static void onAllPagesOf(Javalin site) {
        site.unsafe.jetty.modifyServletContextHandler(pages -> {
            FilterHolder filter = new FilterHolder(new ScriptsForbidden());
            filter.setAsyncSupported(true);
            pages.addFilter(filter, "/*", EnumSet.allOf(DispatcherType.class));
        });
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setHeader(POLICY, NO_SCRIPTS);
        chain.doFilter(request, new HttpServletResponseWrapper(answer) {
            @Override
            public void setHeader(String name, String value) {
                super.setHeader(name, name.equalsIgnoreCase(POLICY) ? NO_SCRIPTS : value);
            }

            @Override
            public void addHeader(String name, String value) {
                if (name.equalsIgnoreCase(POLICY)) {
                    setHeader(name, value);
                } else {
                    super.addHeader(name, value);
                }
            }
        });
    }
}
