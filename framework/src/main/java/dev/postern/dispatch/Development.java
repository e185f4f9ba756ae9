package dev.postern.dispatch;

import dev.postern.http.Response;
import dev.postern.page.PageRenderer;
import dev.postern.problem.Problem;
import dev.postern.problem.ProblemException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What an author sees of a failure while developing: the problem, its line in the template, the stack. */
final class Development {
    private Development() {}

    static Response page(Throwable thrown, String reference, Answers answers, PageRenderer renderer) {
        StringBuilder body = new StringBuilder();
        if (thrown instanceof ProblemException problems) {
            for (Problem problem : problems.problems()) {
                body.append("<pre class=\"problem\">")
                        .append(escape(problem.message()))
                        .append("</pre>");
                renderer.excerpt(problem.where())
                        .ifPresent(lines -> body.append("<pre class=\"excerpt\">")
                                .append(escape(lines))
                                .append("</pre>"));
            }
        }
        if (!(thrown instanceof ProblemException) || thrown.getCause() != null) {
            StringWriter stack = new StringWriter();
            thrown.printStackTrace(new PrintWriter(stack));
            body.append("<details")
                    .append(thrown instanceof ProblemException ? "" : " open")
                    .append("><summary>Stack</summary><pre>")
                    .append(escape(stack.toString()))
                    .append("</pre></details>");
        }
        String page = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Postern: "
                + "this page has a problem</title></head><body><main data-error=\"internal\"><h1>This page has a "
                + "problem</h1>" + body + "<p>Reference " + reference
                + ". Visitors see a plain page with this number alone.</p></main></body></html>";
        return answers.page(500, Answers.utf8(page), Answers.nonce(), false);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
