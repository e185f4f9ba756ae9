package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The table of types there and back, which scripts make. */
@ExtendWith(ScriptsOn.class)
class TypesTableTest {
    @Test
    void showsWhatCameBackToBothClients(Page page) {
        page.navigate("/types");
        assertThat(page.locator("#types [role=status]"))
                .containsText(Pattern.compile("All \\d\\d came back to both clients\\."));
        Assertions.assertThat(row(page, "FormData with a file").locator("td").allInnerTexts())
                .containsOnly("FormData(\"note\": \"see below\", \"file\": Blob(\"text/plain\", \"hello\"))");
        Assertions.assertThat(
                        row(page, "File, which loses its name").locator("td").allInnerTexts())
                .containsExactly(
                        "File(\"hello.txt\", \"text/plain\", \"hello\")",
                        "Blob(\"text/plain\", \"hello\")",
                        "Blob(\"text/plain\", \"hello\")");
        Assertions.assertThat(row(page, "function with an argument bound")
                        .locator("td")
                        .allInnerTexts())
                .hasSize(3)
                .containsOnly("a function that makes of { text: 'it' } \"Read it\"");
        Assertions.assertThat(
                        row(page, "function that gives a symbol").locator("td").allInnerTexts())
                .hasSize(3)
                .containsOnly("a function that makes of { text: 'it' } Symbol.for(\"it\")");
    }

    @Test
    void hasNothingForAxeToFind(Page page) {
        page.navigate("/types");
        assertThat(page.locator("#types [role=status]")).not().isEmpty();
        List<String> found = new ArrayList<>();
        AxeTest.audit(page, found);
        Assertions.assertThat(found).isEmpty();
    }

    private static Locator row(Page page, String type) {
        return page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.ROWHEADER,
                                new Page.GetByRoleOptions().setName(type).setExact(true))));
    }
}
