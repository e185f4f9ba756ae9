package dev.postern.dispatch;

/** What a refusal is called where programs read it: in answers to calls, and in {@code data-error} on pages. */
final class Codes {
    private Codes() {}

    static String of(int status) {
        return switch (status) {
            case 401 -> "unauthorised";
            case 403 -> "forbidden";
            case 404 -> "not_found";
            case 410 -> "gone";
            case 422 -> "refused";
            default -> "internal";
        };
    }
}
