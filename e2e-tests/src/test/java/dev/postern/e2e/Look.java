package dev.postern.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What journeys do and look at again and again, in a visitor's words. */
final class Look {
    private Look() {}

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static void press(Page page, String button) {
        button(page, button).click();
    }

    static void fill(Page page, String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** What says that something was done; there, and empty, while nothing was. */
    static Locator notice(Page page) {
        return page.locator(".post-notice");
    }

    static Locator summary(Page page) {
        return page.locator(".post-summary");
    }

    static Locator entries(Page page) {
        return page.locator("#entries li");
    }

    /** Whether all of it can be seen without scrolling, with nothing of the page lying over it. */
    static boolean isInView(Locator element) {
        return (boolean) element.evaluate("""
                element => {
                  const box = element.getBoundingClientRect();
                  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                  return box.top >= 0 && box.bottom <= innerHeight && (element === top || element.contains(top));
                }""");
    }

    static boolean isFocused(Locator element) {
        return (boolean) element.evaluate("element => element === document.activeElement");
    }
}
