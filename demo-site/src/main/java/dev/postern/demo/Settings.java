package dev.postern.demo;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What can be told the demo site from outside.
 *
 * @param host the address it listens on
 * @param port the port it listens on; 0 takes any free one
 * @param database where its data is
 * @param development whether it serves its author, who sees more of what went wrong
 */
record Settings(String host, int port, Database database, boolean development) {
    /**
     * A database as JDBC wants it.
     *
     * @param url begins with {@code jdbc:}
     */
    record Database(
            String url, @Nullable String user, @Nullable String password) {
        /** A database of its own in memory, gone with the last connection. */
        static Database inMemory() {
            return new Database("jdbc:h2:mem:" + UUID.randomUUID(), null, null);
        }

        /** Reads a JDBC URL, or the spelling most hosts hand out: {@code postgres://user:password@host/name}. */
        static Database at(String url) {
            if (url.startsWith("jdbc:")) {
                return new Database(url, null, null);
            }
            try {
                URI uri = new URI(url);
                if (("postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme()))
                        && uri.getHost() != null) {
                    String port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
                    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
                    String jdbc = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
                    String[] who =
                            Optional.ofNullable(uri.getUserInfo()).orElse("").split(":", 2);
                    return new Database(jdbc, who[0].isEmpty() ? null : who[0], who.length == 2 ? who[1] : null);
                }
            } catch (URISyntaxException ignored) {
                // Falls through: the URL may hold a password, so neither it nor its parser's complaint is repeated.
            }
            throw new IllegalArgumentException("DATABASE_URL is neither jdbc:… nor postgres://user:password@host/name");
        }

        @Override
        public String toString() {
            // A JDBC URL may hold a password, and this may end up in logs.
            return "Database[" + url.split("[?;@]", 2)[0] + "]";
        }
    }

    /**
     * Reads the variables that the README names: {@code PORT}, {@code HOST}, {@code DATABASE_URL}, {@code POSTERN_DEV}.
     *
     * @param variables the value of a name, or null
     */
    static Settings from(Function<String, @Nullable String> variables) {
        String host = Optional.ofNullable(variables.apply("HOST")).orElse("localhost");
        String port = Optional.ofNullable(variables.apply("PORT")).orElse("7070");
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new IllegalArgumentException("PORT is not a number from 0 to 65535: \"" + port + "\"");
        }
        return new Settings(
                host,
                Integer.parseInt(port),
                Optional.ofNullable(variables.apply("DATABASE_URL"))
                        .map(Database::at)
                        .orElseGet(Database::inMemory),
                Boolean.parseBoolean(variables.apply("POSTERN_DEV")));
    }
}
