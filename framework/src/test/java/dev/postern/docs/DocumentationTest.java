package dev.postern.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.Postern;
import dev.postern.testing.NoScriptBrowser;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentationTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern SNIPPET = Pattern.compile("```(java|html)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)(#[^)]*)?\\)");

    @Test
    void everySnippetStandsInCodeThatIsCompiledOrRendered() throws IOException {
        String code = squeezed(sources());
        List<String> astray = new ArrayList<>();
        for (Path page : pages()) {
            Matcher snippet = SNIPPET.matcher(Files.readString(page));
            while (snippet.find()) {
                if (!code.contains(squeezed(snippet.group(2)))) {
                    astray.add(ROOT.relativize(page) + ":\n" + snippet.group(2));
                }
            }
        }
        assertThat(astray).isEmpty();
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                Path folder = page.toAbsolutePath().getParent();
                if (folder != null && !Files.exists(folder.resolve(link.group(1)))) {
                    broken.add(page + " -> " + link.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void theGuestbookOfTheFirstPageWorks() {
        try (NoScriptBrowser browser = NoScriptBrowser.on(Site.guestbook(new Entries(), new Accounts()))) {
            var page = browser.open("/guestbook")
                    .form("Sign")
                    .fill("Your name", "Ann")
                    .fill("Message", "Hello")
                    .press("Sign");
            assertThat(page.notice()).isEqualTo("Signed. Thank you!");
            assertThat(page.form("Delete").press("Delete").status()).isEqualTo(401);
            browser.signedInAs("ann");
            assertThat(browser.open("/guestbook").form("Delete").press("Delete").text())
                    .doesNotContain("Hello");
        }
    }

    @Test
    void theBookshopOfTheOtherPagesWorks() {
        Javalin app = Javalin.create(config -> config.registerPlugin(new Postern(postern -> {
            postern.templates("docs");
            Site.accounts(postern, new Accounts());
            Site.books(postern, new Books());
        })));
        try (NoScriptBrowser browser = NoScriptBrowser.on(app)) {
            assertThat(browser.open("/books/1")
                            .form("Vote")
                            .check("I like it")
                            .press("Vote")
                            .text())
                    .contains("Votes: 1");
            assertThat(browser.open("/books/2").status()).isEqualTo(404);
            assertThat(browser.open("/books?year=soon").errorOf("Year")).isNotEmpty();
            var order = browser.open("/books")
                    .form("Order")
                    .fill("Name", "Ann")
                    .fill("From", "2031-04-09")
                    .fill("items[0].title", "Emma")
                    .fill("items[0].copies", "2");
            var longer = order.press("Add a line");
            assertThat(longer.form("Order").value("items[0].title")).isEqualTo("Emma");
            assertThat(longer.field("items[1].title").value()).isEmpty();
            var second =
                    longer.form("Order").fill("items[1].title", "Persuasion").press("Remove line 1");
            assertThat(second.field("items[0].title").value()).isEqualTo("Persuasion");
            assertThat(second.field("From").value()).isEqualTo("2031-04-09");
        }
    }

    @Test
    void theFeesOfThePageOnFormsArePaid() {
        Javalin app = Javalin.create(config -> config.registerPlugin(new Postern(postern -> {
            postern.templates("docs");
            postern.functions(new Fees()).page("/fees", "fees.html");
        })));
        try (NoScriptBrowser browser = NoScriptBrowser.on(app)) {
            var again = browser.open("/fees")
                    .form("Pay")
                    .choose("By invoice")
                    .fill("Card number", "4000")
                    .press("Pay");
            assertThat(again.errorOf("Invoice to")).isNotEmpty();
            assertThat(again.errorOf("Expires")).isEmpty();
            assertThat(again.field("Card number").value()).isEqualTo("4000");
            assertThat(again.form("Pay").fill("Invoice to", "Ann").press("Pay").notice())
                    .isEqualTo("The invoice is on its way.");
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(docs, Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")))
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static String sources() throws IOException {
        try (Stream<Path> java = Files.walk(Path.of("src/test/java/dev/postern/docs"));
                Stream<Path> html = Files.walk(Path.of("src/test/resources/docs"));
                Stream<Path> browser = Files.walk(ROOT.resolve("e2e-tests/src/test/java"))) {
            return Stream.of(java, html, browser)
                    .flatMap(files -> files)
                    .filter(Files::isRegularFile)
                    .filter(path -> !path.endsWith("DocumentationTest.java"))
                    .map(DocumentationTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
