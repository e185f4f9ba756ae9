package dev.postern.demo.todos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.demo.DemoSite;
import dev.postern.testing.FormOn;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TodosTest {
    @AutoClose
    private final NoScriptBrowser browser = NoScriptBrowser.on(DemoSite.create());

    @Test
    void addsToTheEnd() {
        add("Buy milk");
        assertThat(open(add("Walk the dog"))).containsExactly("Buy milk", "Walk the dog");
    }

    @Test
    void asksForATitle() {
        Page page = add("");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.summary()).containsExactly("Enter what is to be done");
    }

    @Test
    void keepsWhatWasTypedWhenTheTitleIsTaken() {
        add("Buy milk");
        Page page = add("buy Milk");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.form("Add to-do").value("title")).isEqualTo("buy Milk");
        assertThat(page.form("Add to-do").errorOf("title")).isEqualTo("Another to-do already has this title.");
    }

    @Test
    void renames() {
        add("Buy milk");
        assertThat(open(rename(add("Walk the dog"), "Buy milk", "Buy cheese")))
                .containsExactly("Buy cheese", "Walk the dog");
    }

    @Test
    void saysWhatIsWrongInTheRowThatWasSent() {
        add("Buy milk");
        Page page = rename(add("Walk the dog"), "Walk the dog", "Buy milk");
        assertThat(page.status()).isEqualTo(422);
        List<FormOn> rows = rows(page);
        assertThat(rows.get(0).errorOf("title")).isEmpty();
        assertThat(rows.get(1).errorOf("title")).isEqualTo("Another to-do already has this title.");
        assertThat(rows.get(1).value("title")).isEqualTo("Buy milk");
        assertThat(page.form("Add to-do").errorOf("title")).isEmpty();
        assertThat(page.form("Add to-do").value("title")).isEmpty();
    }

    @Test
    void marksAsDoneWithoutAskingForATitle() {
        Page page = add("Buy milk");
        Page after = rows(page).get(0).fill("title", "").press("Done (Buy milk)");
        assertThat(after.status()).isEqualTo(200);
        assertThat(open(after)).isEmpty();
        assertThat(done(after)).containsExactly("Buy milk");
    }

    @Test
    void takesBackWhatWasDone() {
        Page page = add("Buy milk").press("Done (Buy milk)").press("Not done (Buy milk)");
        assertThat(open(page)).containsExactly("Buy milk");
        assertThat(done(page)).isEmpty();
    }

    @Test
    void takesBackWhatWasRemoved() {
        Page removed = add("Buy milk").press("Remove Buy milk");
        assertThat(open(removed)).isEmpty();
        assertThat(removed.notice()).isEqualTo("Removed. For two minutes you can take it back.");
        assertThat(removed.text(".demo-undo")).startsWith("Removed: Buy milk");
        Page back = removed.press("Undo removing Buy milk");
        assertThat(back.notice()).isEqualTo("It is back.");
        assertThat(open(back)).containsExactly("Buy milk");
        assertThat(back.text(".demo-undo")).isEmpty();
    }

    @Test
    void removesWhatIsDoneToo() {
        Page page = add("Buy milk").press("Done (Buy milk)").press("Remove Buy milk");
        assertThat(done(page)).isEmpty();
    }

    @Test
    void clearsAllThatIsDone() {
        add("Buy milk");
        add("Walk the dog").press("Done (Buy milk)").press("Done (Walk the dog)");
        Page page = add("Sleep").press("Clear what is done");
        assertThat(page.notice()).isEqualTo("Cleared 2.");
        assertThat(done(page)).isEmpty();
        assertThat(open(page)).containsExactly("Sleep");
    }

    @Test
    void saysThatSomebodyElseRemovedIt() {
        Page mine = add("Buy milk");
        browser.newTab().open("/todos").press("Remove Buy milk");
        Page page = rename(mine, "Buy milk", "Buy cheese");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.summary()).containsExactly("This to-do has just been removed by somebody else.");
        assertThat(page.text()).as("what was typed is lost nowhere").contains("Buy cheese");
    }

    @Test
    void pressingDoneTwiceDoesNotTakeItBack() {
        Page page = add("Buy milk");
        var request = rows(page).get(0).request("Done (Buy milk)");
        browser.send(request);
        browser.send(request);
        assertThat(done(browser.open("/todos"))).containsExactly("Buy milk");
    }

    @Test
    void enterRenames() {
        Page page = rows(add("Buy milk")).get(0).fill("title", "Buy cheese").press();
        assertThat(open(page)).containsExactly("Buy cheese");
    }

    private Page add(String title) {
        return browser.open("/todos").form("Add to-do").fill("title", title).press("Add to-do");
    }

    private static Page rename(Page page, String from, String to) {
        return rows(page).stream()
                .filter(row -> row.value("title").equals(from))
                .findFirst()
                .orElseThrow()
                .fill("title", to)
                .press("Rename " + from);
    }

    private static List<FormOn> rows(Page page) {
        return page.forms().stream()
                .filter(form -> form.element().closest("#open") != null)
                .toList();
    }

    private static List<String> open(Page page) {
        return rows(page).stream().map(row -> row.value("title")).toList();
    }

    private static List<String> done(Page page) {
        return page.document().select("#done li > s").eachText();
    }
}
