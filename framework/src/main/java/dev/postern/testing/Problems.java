package dev.postern.testing;

import dev.postern.problem.DidYouMean;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What this package says to whoever writes a test: what was not there, and what was. */
final class Problems {
    private Problems() {}

    static IllegalStateException notInProcess() {
        return new IllegalStateException("signedInAs needs the application itself: use NoScriptBrowser.on(javalin), or"
                + " fill in its log-in form.");
    }

    static String noPlugin() {
        return "This application has no Postern plugin, so there is nothing to check."
                + " To mend it: hand over the Javalin that registerPlugin(new Postern(…)) was called for.";
    }

    static NotOnPage noForm(
            String place, String wanted, List<String> forms, Collection<String> names, String firstWords) {
        if (forms.isEmpty()) {
            return new NotOnPage("No form is called " + quoted(wanted) + " on " + place + ". " + noForms(firstWords));
        }
        return new NotOnPage("No form is called " + quoted(wanted) + " on " + place + ". It has: "
                + Naming.counted(forms) + "." + didYouMean(names, wanted));
    }

    static NotOnPage noFormAtAll(String place, String firstWords) {
        return new NotOnPage("There is no form on " + place + ". " + noForms(firstWords));
    }

    static NotOnPage whichForm(String place, List<String> forms) {
        return new NotOnPage(
                "Which form on " + place + "? It has: " + Naming.counted(forms) + ". Say its name: page.form(\"…\").");
    }

    static NotOnPage severalForms(String place, String wanted, List<String> forms) {
        return new NotOnPage(forms.size() + " forms on " + place + " match " + quoted(wanted) + ": "
                + Naming.counted(forms) + ". Take one: page.forms(" + quoted(wanted)
                + ").get(0). Or tell them apart for everybody, by an aria-label or a button that says what it is for.");
    }

    static NotOnPage noFormAt(String place, String query, List<String> forms) {
        return new NotOnPage("Nothing on " + place + " that matches " + query + " is a form or stands in one. It has: "
                + (forms.isEmpty() ? "no forms" : Naming.counted(forms)) + ".");
    }

    private static String noForms(String firstWords) {
        return firstWords.isEmpty() ? "It has no forms and no text." : "It has no forms; it begins: " + firstWords;
    }

    static NotOnPage noField(String place, String wanted, List<Field> fields) {
        String has = fields.isEmpty()
                ? "no fields"
                : Naming.counted(fields.stream().map(Field::described).toList());
        List<String> known = fields.stream()
                .flatMap(field -> List.of(field.label(), field.name()).stream())
                .toList();
        return new NotOnPage("No field is called " + quoted(wanted) + " in " + place + ". It has: " + has + "."
                + didYouMean(known, wanted));
    }

    static NotOnPage hiddenField(String place, String name) {
        return new NotOnPage(
                quoted(name) + " in " + place + " is a hidden field: nobody types into it. To send something"
                        + " else in its place, as an attacker would: form.replace(" + quoted(name) + ", \"…\").");
    }

    static NotOnPage severalFields(String place, String wanted, List<Field> fields) {
        return new NotOnPage(fields.size() + " fields in " + place + " match " + quoted(wanted) + ": "
                + Naming.counted(fields.stream().map(Field::described).toList()) + ". Say which by its field name.");
    }

    static NotOnPage wrongKind(Field field, String place, String wanted) {
        return new NotOnPage(quoted(field.label()) + " in " + place + " is " + field.kind() + ", not " + wanted
                + ": use " + field.howToSet() + ".");
    }

    static NotOnPage closed(Field field, String place, String why) {
        return new NotOnPage(quoted(field.label()) + " in " + place + " is " + why
                + ": nobody can change it. To send something else for it, as an attacker would: form.replace("
                + quoted(field.name()) + ", \"…\") or form.with(" + quoted(field.name()) + ", \"…\").");
    }

    static NotOnPage doesNotHold(Field field, String place, String value, String example) {
        return new NotOnPage(quoted(field.label()) + " in " + place + " is " + field.kind()
                + " and does not hold " + quoted(value) + ", only what looks like " + quoted(example)
                + ". To send it all the same: form.replace(" + quoted(field.name()) + ", " + quoted(value) + ").");
    }

    static NotOnPage tooLong(Field field, String place, int length, String longest) {
        return new NotOnPage(quoted(field.label()) + " in " + place + " has maxlength=" + longest + ", and these are "
                + length + " characters: a browser would cut them off. To send them all the same: form.replace("
                + quoted(field.name()) + ", …).");
    }

    static NotOnPage noOption(Field field, String place, String wanted, List<String> options) {
        return new NotOnPage("No option of " + quoted(field.label()) + " in " + place + " is called " + quoted(wanted)
                + ". It has: " + list(options) + "." + didYouMean(options, wanted));
    }

    static NotOnPage severalOptions(Field field, String place, String wanted, List<String> options) {
        return new NotOnPage(options.size() + " options of " + quoted(field.label()) + " in " + place + " match "
                + quoted(wanted) + ": " + list(options) + ". Say which by its value.");
    }

    static NotOnPage noBox(String what, String place, String wanted, List<String> boxes) {
        return new NotOnPage("No " + what + " is called " + quoted(wanted) + " in " + place + ". It has: "
                + (boxes.isEmpty() ? "none" : Naming.counted(quotedAll(boxes))) + "." + didYouMean(boxes, wanted));
    }

    static NotOnPage severalBoxes(String what, String place, String wanted, List<String> boxes) {
        return new NotOnPage(boxes.size() + " " + what + " in " + place + " match " + quoted(wanted) + ": "
                + Naming.counted(quotedAll(boxes)) + ". Say the group too, or the field name.");
    }

    static NotOnPage noButton(String place, String wanted, List<String> buttons) {
        return new NotOnPage("No button is called " + quoted(wanted) + " in " + place + ". It has: "
                + (buttons.isEmpty() ? "no buttons" : Naming.counted(quotedAll(buttons))) + "."
                + didYouMean(buttons, wanted));
    }

    static NotOnPage severalButtons(String place, String wanted, List<String> buttons, String mend) {
        return new NotOnPage(buttons.size() + " buttons in " + place + " match " + quoted(wanted) + ": "
                + Naming.counted(quotedAll(buttons)) + ". " + mend);
    }

    static NotOnPage disabledButton(String place, String button) {
        return new NotOnPage("The button " + quoted(button) + " in " + place + " is disabled: nobody can press it.");
    }

    static NotOnPage needsScripts(String place, String button) {
        return new NotOnPage("The button " + quoted(button) + " in " + place
                + " sends nothing without scripts. To mend it: type=\"submit\", in a form or with a form attribute.");
    }

    static NotOnPage noImplicitSubmission(String place) {
        return new NotOnPage("Enter sends nothing in " + place
                + ": it has several fields and no submit button. To mend it: give it a button.");
    }

    static NotOnPage onlyClosesDialog(String place) {
        return new NotOnPage("Nothing is sent by " + place + ": its method is dialog, which only closes one.");
    }

    static NotOnPage required(Field field, String place) {
        return new NotOnPage(
                "A browser would not send " + place + ": " + quoted(field.label())
                        + " is required and has nothing in it. Give it something; or send it all the same: form.unvalidated().");
    }

    static NotOnPage nothingToTamperWith(String place, String name, List<Entry> entries) {
        List<String> names = entries.stream().map(Entry::name).distinct().toList();
        return new NotOnPage("Nothing called " + quoted(name) + " is sent by " + place + ". It sends: "
                + (names.isEmpty() ? "nothing" : list(names)) + "." + didYouMean(names, name));
    }

    static NotOnPage noLink(String place, String wanted, List<String> links) {
        return new NotOnPage("No link is called " + quoted(wanted) + " on " + place + ". It has: "
                + (links.isEmpty() ? "no links" : Naming.counted(quotedAll(links))) + "." + didYouMean(links, wanted));
    }

    static NotOnPage severalLinks(String place, String wanted, List<String> links) {
        return new NotOnPage(
                links.size() + " links on " + place + " match " + quoted(wanted) + " and lead elsewhere each: "
                        + String.join(", ", links) + ". Say more of its text, or open(…) the address.");
    }

    static NotOnPage leavesSite(String what, String place, String target, String origin) {
        return new NotOnPage(what + " on " + place + " leads to " + target + ". This browser stays on " + origin
                + "; to go there on purpose: browser.open(…).");
    }

    static NotOnPage noRefresh(String place) {
        return new NotOnPage("Nothing tells a browser to refresh " + place
                + ": it has neither a Refresh header nor a <meta http-equiv=\"refresh\">.");
    }

    static NotOnPage nothingBefore(String place) {
        return new NotOnPage("There is no page to go back to before " + place + ".");
    }

    static NotOnPage nothingOpen() {
        return new NotOnPage("No page is open yet: browser.open(\"/…\") comes first.");
    }

    static NotOnPage roundInCircles(List<Hop> hops) {
        return new NotOnPage("A browser gives up after " + hops.size() + " redirects. The last of them: "
                + hops.subList(Math.max(0, hops.size() - 3), hops.size()).stream()
                        .map(Hop::toString)
                        .collect(Collectors.joining(", "))
                + ".");
    }

    static IllegalStateException nothingAnswers(String url, Throwable why) {
        return new IllegalStateException(
                "Nothing answers at " + url + ". Is the site running? NoScriptBrowser.on(javalin) starts it by itself.",
                why);
    }

    static IllegalStateException noAnswer(RawRequest request, String why, Throwable cause) {
        return new IllegalStateException(request.method() + " " + request.url() + " got no answer: " + why, cause);
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }

    private static List<String> quotedAll(List<String> texts) {
        return texts.stream().map(Problems::quoted).toList();
    }

    private static String list(List<String> texts) {
        return texts.isEmpty() ? "none" : String.join(", ", quotedAll(texts));
    }

    private static String didYouMean(Collection<String> known, String wanted) {
        return DidYouMean.among(known.stream().filter(name -> !name.isEmpty()).toList(), wanted)
                .map(name -> " Did you mean " + quoted(name) + "?")
                .orElse("");
    }
}
