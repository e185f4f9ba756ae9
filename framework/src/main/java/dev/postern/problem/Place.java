package dev.postern.problem;

/**
 * Where in a file something stands, counted from one.
 *
 * @param file the name an author knows the file by
 * @param line its line, or 0 where only the file is known
 * @param column its column, or 0 where only the line is known
 */
public record Place(String file, int line, int column) {
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
