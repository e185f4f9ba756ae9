package dev.postern.testing;

import dev.postern.testing.Entry.FilePart;
import dev.postern.testing.Field.Choice;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A form on a page, to be filled in and sent as a visitor would.
 *
 * <p>A field is found by its label (or legend, or aria-label) or its field name, the label first; by the whole name,
 * or by a part that only one has. What is typed stays with the page, also for {@link NoScriptBrowser#back}. What
 * {@link #with}, {@link #without} and {@link #replace} change is what this object sends, not what the page shows.
 */
public final class FormOn {
    private static final Set<String> BLOCKS_ENTER = Set.of(
            "text",
            "search",
            "tel",
            "url",
            "email",
            "password",
            "date",
            "month",
            "week",
            "time",
            "datetime-local",
            "number");

    private final Page page;
    private final Element form;
    private final List<UnaryOperator<List<Entry>>> changes = new ArrayList<>();
    private boolean isValidated = true;

    FormOn(Page page, Element form) {
        this.page = page;
        this.form = form;
    }

    /** What the form is called, or an empty text. */
    public String name() {
        return page.naming().ofForm(form, submitButtons()).stream()
                .flatMap(List::stream)
                .findFirst()
                .orElse("");
    }

    public Element element() {
        return form;
    }

    /** Types into a text field, a textarea, or a field for dates or numbers, instead of what was there. */
    public FormOn fill(String field, String value) {
        Field found = editable(field, "a field to type in", Field::isText);
        String text = InputValue.lineFeeds(value);
        if (!InputValue.holds(found.type(), text)) {
            throw Problems.doesNotHold(
                    found, place(), value, InputValue.example(found.type()).orElse(""));
        }
        String longest = found.attribute("maxlength");
        if (longest.matches("[0-9]{1,9}") && text.length() > Integer.parseInt(longest)) {
            throw Problems.tooLong(found, place(), text.length(), longest);
        }
        page.edits().type(found.element(), text);
        return this;
    }

    /** Chooses an option by its label or value: of a select, or among radios. */
    public FormOn choose(String field, String option) {
        Field found = editable(
                field,
                "a field to choose in",
                it -> it.type().equals("select") || it.type().equals("radio"));
        Choice choice = choice(found, option);
        if (found.isTickable()) {
            page.edits().tick(choice.element, true);
        } else {
            page.edits().pick(found.element(), List.of(choice.element));
        }
        return this;
    }

    /** Chooses a radio by its own label. */
    public FormOn choose(String radio) {
        page.edits().tick(box("radio", radio).element(), true);
        return this;
    }

    /** Chooses just these options: of a select that takes several, or among checkboxes of one name. */
    public FormOn select(String field, String... options) {
        Field found = editable(
                field,
                "a field to choose several in",
                it -> it.type().equals("checkbox") || it.element().hasAttr("multiple"));
        List<Element> chosen = new ArrayList<>();
        for (String option : options) {
            chosen.add(choice(found, option).element);
        }
        if (found.isTickable()) {
            found.elements().forEach(box -> page.edits().tick(box, chosen.contains(box)));
        } else {
            page.edits()
                    .pick(
                            found.element(),
                            found.element().select("option").stream()
                                    .filter(chosen::contains)
                                    .toList());
        }
        return this;
    }

    /** Ticks a checkbox. */
    public FormOn check(String checkbox) {
        page.edits().tick(box("checkbox", checkbox).element(), true);
        return this;
    }

    /** Ticks one of a group of checkboxes, by its label or value. */
    public FormOn check(String group, String option) {
        return tick(group, option, true);
    }

    /** Takes the tick from a checkbox. */
    public FormOn uncheck(String checkbox) {
        page.edits().tick(box("checkbox", checkbox).element(), false);
        return this;
    }

    /** Takes the tick from one of a group of checkboxes. */
    public FormOn uncheck(String group, String option) {
        return tick(group, option, false);
    }

    /** Chooses a file: one more where the field takes several, else instead of the one before. */
    public FormOn attach(String field, String fileName, byte[] bytes, String type) {
        Field found = editable(field, "a field for files", it -> it.type().equals("file"));
        List<FilePart> files = new ArrayList<>();
        if (found.element().hasAttr("multiple")) {
            files.addAll(page.edits().files(found.element()));
        }
        files.add(new FilePart(fileName, type, bytes.clone()));
        page.edits().attach(found.element(), files);
        return this;
    }

    /** Puts everything back to how the page came. */
    public FormOn reset() {
        page.edits().forget(controls());
        changes.clear();
        return this;
    }

    /** What a field would send now; several values are joined with commas. */
    public String value(String field) {
        return field(field).value();
    }

    public boolean isChecked(String checkbox) {
        return box("checkbox", checkbox).isChecked();
    }

    /** The label of what is chosen in a select or among radios, or an empty text. */
    public String selected(String field) {
        return field(field).selected();
    }

    /** The labels of what can be chosen in a select or among radios. */
    public List<String> options(String field) {
        return field(field).options();
    }

    /** What is wrong with a field, or an empty text; without the "Error:" that only screen readers hear. */
    public String errorOf(String field) {
        return field(field).error();
    }

    /** A field by its label or field name. */
    public Field field(String field) {
        return finder().one(field);
    }

    /** The fields that a visitor can come to, in tree order. */
    public List<Field> visibleFields() {
        return finder().all();
    }

    /** The names of its buttons, in tree order. */
    public List<String> buttons() {
        return reachableButtons().stream().map(page.naming()::of).toList();
    }

    /** Sends one field more, after the form's own. */
    public FormOn with(String name, String value) {
        changes.add(entries -> {
            List<Entry> more = new ArrayList<>(entries);
            more.add(Entry.text(name, value));
            return more;
        });
        return this;
    }

    /** Leaves out what is sent under a name. */
    public FormOn without(String name) {
        changes.add(entries -> {
            requireSent(entries, name);
            return entries.stream().filter(entry -> !entry.name().equals(name)).toList();
        });
        return this;
    }

    /** Sends another text under a name, at its place: wherever no browser would let a visitor write it. */
    public FormOn replace(String name, String value) {
        changes.add(entries -> {
            requireSent(entries, name);
            return entries.stream()
                    .map(entry -> entry.name().equals(name) ? Entry.text(name, value) : entry)
                    .toList();
        });
        return this;
    }

    /** Sends the form even where required fields are empty. */
    public FormOn unvalidated() {
        isValidated = false;
        return this;
    }

    /** What Enter would send: pairs in their order. */
    public List<Entry> fields() {
        return entries(defaultButton());
    }

    /** What a button would send: pairs in their order. */
    public List<Entry> fields(String button) {
        return entries(button(button));
    }

    /** The request that Enter would make, for {@link NoScriptBrowser#send}. */
    public RawRequest request() {
        return request(defaultButton());
    }

    /** The request that a button would make, for {@link NoScriptBrowser#send}. */
    public RawRequest request(String button) {
        return request(button(button));
    }

    /** Sends the form as Enter would: by its first submit button, if it has one. */
    public Page press() {
        Element button = defaultButton();
        if (button != null && FormTree.isDisabled(button)) {
            throw Problems.disabledButton(place(), page.naming().of(button));
        }
        return submit(button);
    }

    /** Presses a button, by its text. */
    public Page press(String name) {
        return press(button(name));
    }

    Page press(Element button) {
        if (FormTree.isDisabled(button)) {
            throw Problems.disabledButton(place(), page.naming().of(button));
        }
        if (FormTree.type(button).equals("reset")) {
            reset();
            return page;
        }
        if (!FormTree.isSubmitButton(button)) {
            throw Problems.needsScripts(place(), page.naming().of(button));
        }
        return submit(button);
    }

    private Page submit(@Nullable Element button) {
        validate(button);
        RawRequest request = request(button);
        URI target = Url.parse(request.url());
        if (!Url.sameOrigin(target, page.uri())) {
            throw Problems.leavesSite(
                    Problems.quoted(displayName()), page.place(), target.toString(), Url.origin(page.uri()));
        }
        return page.browser().follow(request, page);
    }

    private RawRequest request(@Nullable Element button) {
        String method = own(button, "method", "get").toLowerCase(Locale.ROOT);
        if (method.equals("dialog")) {
            throw Problems.onlyClosesDialog(place());
        }
        List<Entry> entries = entries(button);
        String action = own(button, "action", "");
        URI target = action.isBlank() ? Url.withoutFragment(page.uri()) : Url.resolve(page.base(), action);
        if (!method.equals("post")) {
            String query = Encoding.urlencoded(entries);
            return page.browser()
                    .from(page, RawRequest.get(Url.withQuery(target, query).toString()));
        }
        Encoding encoding = Encoding.of(own(button, "enctype", "").toLowerCase(Locale.ROOT), entries);
        return page.browser().from(page, RawRequest.post(target.toString(), encoding.body(), encoding.type()));
    }

    /** An attribute of the form, unless the pressed button has its own. */
    private String own(@Nullable Element button, String attribute, String otherwise) {
        if (button != null && button.hasAttr("form" + attribute)) {
            return button.attr("form" + attribute);
        }
        return form.hasAttr(attribute) ? form.attr(attribute) : otherwise;
    }

    private List<Entry> entries(@Nullable Element button) {
        List<Entry> entries = EntryList.of(controls(), page.edits(), button);
        for (UnaryOperator<List<Entry>> change : changes) {
            entries = change.apply(entries);
        }
        return List.copyOf(entries);
    }

    private void requireSent(List<Entry> entries, String name) {
        if (entries.stream().noneMatch(entry -> entry.name().equals(name))) {
            // An attack that changes nothing would prove nothing.
            throw Problems.nothingToTamperWith(place(), name, entries);
        }
    }

    private void validate(@Nullable Element button) {
        boolean isOff = form.hasAttr("novalidate") || (button != null && button.hasAttr("formnovalidate"));
        if (isOff || !isValidated) {
            return;
        }
        for (Field field : finder().all()) {
            boolean mustHave = field.elements().stream().anyMatch(element -> element.hasAttr("required"));
            boolean isOpen = !field.isDisabled() && !field.isReadOnly();
            if (mustHave && isOpen && field.values().stream().allMatch(String::isEmpty)) {
                throw Problems.required(field, place());
            }
        }
    }

    private @Nullable Element defaultButton() {
        List<Element> buttons = submitButtons();
        if (!buttons.isEmpty()) {
            return buttons.get(0);
        }
        long blocking = controls().stream()
                .filter(control -> BLOCKS_ENTER.contains(FormTree.type(control)))
                .count();
        if (blocking > 1) {
            throw Problems.noImplicitSubmission(place());
        }
        return null;
    }

    private Element button(String name) {
        List<Element> buttons = reachableButtons();
        List<Element> found = page.buttons(buttons, name);
        if (found.size() == 1) {
            return found.get(0);
        }
        throw found.isEmpty()
                ? Problems.noButton(place(), name, buttons())
                : Problems.severalButtons(
                        place(),
                        name,
                        found.stream().map(page.naming()::of).toList(),
                        "Say which by its field name, or tell them apart for everybody by what they say.");
    }

    private Field editable(String name, String wanted, Predicate<Field> isKind) {
        Field found = field(name);
        if (!isKind.test(found)) {
            throw Problems.wrongKind(found, place(), wanted);
        }
        return requireOpen(found);
    }

    private Field requireOpen(Field field) {
        if (field.isDisabled() || field.isReadOnly()) {
            throw Problems.closed(field, place(), field.isDisabled() ? "disabled" : "read-only");
        }
        return field;
    }

    private Field box(String type, String name) {
        List<Field> boxes = finder().each(type);
        List<Field> found = Naming.find(boxes, name, Field::names, 1);
        if (found.size() == 1) {
            return requireOpen(found.get(0));
        }
        List<String> labels =
                (found.isEmpty() ? boxes : found).stream().map(Field::label).toList();
        throw found.isEmpty()
                ? missingBox(type, name, labels)
                : Problems.severalBoxes(type.equals("radio") ? "radios" : "checkboxes", place(), name, labels);
    }

    /** Says that something of another kind has that name, if so: it helps more than a list. */
    private NotOnPage missingBox(String type, String name, List<String> labels) {
        Optional<Field> other = finder().all().stream()
                .filter(field -> field.label().equals(name) || field.name().equals(name))
                .findFirst();
        return other.isPresent()
                ? Problems.wrongKind(other.get(), place(), "a " + type)
                : Problems.noBox(type, place(), name, labels);
    }

    private FormOn tick(String group, String option, boolean on) {
        Field found = editable(group, "a checkbox", it -> it.type().equals("checkbox"));
        page.edits().tick(choice(found, option).element, on);
        return this;
    }

    private Choice choice(Field field, String option) {
        List<Choice> choices = field.choices();
        List<Choice> found =
                Naming.find(choices, option, it -> List.of(List.of(Naming.tidy(it.label)), List.of(it.value)), 1);
        if (found.isEmpty()) {
            throw Problems.noOption(field, place(), option, field.options());
        }
        if (found.size() > 1) {
            throw Problems.severalOptions(
                    field, place(), option, found.stream().map(it -> it.label).toList());
        }
        if (found.get(0).isDisabled()) {
            throw Problems.closed(field, place(), "disabled at " + Problems.quoted(found.get(0).label));
        }
        return found.get(0);
    }

    private Fields finder() {
        return new Fields(page, place(), controls());
    }

    private List<Element> controls() {
        return page.tree().controls(form);
    }

    List<Element> submitButtons() {
        return controls().stream().filter(FormTree::isSubmitButton).toList();
    }

    private List<Element> reachableButtons() {
        return controls().stream()
                .filter(FormTree::isButton)
                .filter(page.tree()::isReachable)
                .toList();
    }

    private String displayName() {
        return name().isEmpty() ? "a form without a name" : name();
    }

    private String place() {
        String called = name().isEmpty() ? "the form without a name" : "the form " + Problems.quoted(name());
        return called + " on " + page.place();
    }

    /** As messages list it: {@code "Sign" (fields: Your name, Message)}. */
    String described() {
        String called = name().isEmpty() ? "a form without a name" : Problems.quoted(name());
        List<String> labels = visibleFields().stream().map(Field::label).toList();
        return labels.isEmpty() ? called : called + " (fields: " + Naming.counted(labels) + ")";
    }

    @Override
    public String toString() {
        return described() + " " + fields();
    }
}
