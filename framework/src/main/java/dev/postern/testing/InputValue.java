package dev.postern.testing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** What each type of input can hold: the value sanitisation of the HTML standard. */
final class InputValue {
    private static final String NUMBER = "-?([0-9]+(\\.[0-9]+)?|\\.[0-9]+)([eE][-+]?[0-9]+)?";

    private InputValue() {}

    /** The value that a control has as its page came. */
    static String asRendered(Element control) {
        if (control.nameIs("textarea")) {
            return lineFeeds(control.wholeText());
        }
        String written = control.attr("value");
        String type = FormTree.type(control);
        return switch (type) {
            case "text", "search", "tel", "password" -> oneLine(written);
            case "url", "email" -> oneLine(written).strip();
            case "range" -> holds(type, written) ? written : middle(control);
            case "color" -> holds(type, written) ? written.toLowerCase(Locale.ROOT) : "#000000";
            default -> holds(type, written) ? written : "";
        };
    }

    /** Whether a browser lets this text into a control of that type. */
    static boolean holds(String type, String text) {
        if (text.isEmpty()) {
            return !type.equals("range") && !type.equals("color");
        }
        try {
            return switch (type) {
                case "number", "range" -> text.matches(NUMBER);
                case "color" -> text.matches("#[0-9a-fA-F]{6}");
                case "date" -> text.length() == 10 && !LocalDate.parse(text).equals(LocalDate.MIN);
                case "month" -> text.length() == 7 && !YearMonth.parse(text).equals(YearMonth.of(0, 1));
                case "week" -> text.matches("[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])");
                case "time" -> text.length() <= 12 && LocalTime.parse(text) != null;
                case "datetime-local" -> LocalDateTime.parse(text.replace(' ', 'T')) != null;
                case "textarea", "hidden", "checkbox", "radio", "submit", "image", "reset", "button" -> true;
                default -> text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
            };
        } catch (DateTimeException notOne) {
            return false;
        }
    }

    /** A text of the kind that a type wants. */
    static Optional<String> example(String type) {
        return Optional.ofNullable(
                switch (type) {
                    case "number", "range" -> "42";
                    case "color" -> "#1d70b8";
                    case "date" -> "2031-04-09";
                    case "month" -> "2031-04";
                    case "week" -> "2031-W15";
                    case "time" -> "14:30";
                    case "datetime-local" -> "2031-04-09T14:30";
                    case "textarea", "checkbox", "radio", "file", "select" -> null;
                    default -> "a text on one line";
                });
    }

    static String lineFeeds(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String oneLine(String text) {
        return text.replace("\r", "").replace("\n", "");
    }

    private static String middle(Element range) {
        double low = number(range.attr("min"), 0);
        double high = number(range.attr("max"), 100);
        double middle = high < low ? low : low + (high - low) / 2;
        return middle == Math.rint(middle) ? Long.toString((long) middle) : Double.toString(middle);
    }

    private static double number(String text, double otherwise) {
        return text.matches(NUMBER) ? Double.parseDouble(text) : otherwise;
    }
}
