package dev.postern.http;

/**
 * How much of a body is read before it is refused.
 *
 * @param formBytes a urlencoded body, and all texts of a multipart one
 * @param multipartBytes a whole multipart body
 * @param fileBytes one file
 * @param files files in one request
 * @param fieldBytes one text
 * @param fields texts in one request
 * @param names distinct field names
 * @param valuesPerName values of one name
 * @param parts parts of a multipart body
 */
public record Limits(
        long formBytes,
        long multipartBytes,
        long fileBytes,
        int files,
        int fieldBytes,
        int fields,
        int names,
        int valuesPerName,
        int parts) {
    private static final int KIB = 1024;

    public static final Limits DEFAULT =
            new Limits(256 * KIB, 10 * KIB * KIB, 5 * KIB * KIB, 10, 64 * KIB, 500, 200, 200, 100);
}
