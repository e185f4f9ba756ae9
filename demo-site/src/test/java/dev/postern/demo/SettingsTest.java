package dev.postern.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.postern.demo.Settings.Database;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void withoutVariablesItIsAPortAndADatabaseInMemoryOnThisMachineOnly() {
        Settings settings = Settings.from(name -> null);
        assertThat(settings.host()).isEqualTo("localhost");
        assertThat(settings.port()).isEqualTo(7070);
        assertThat(settings.database().url()).startsWith("jdbc:h2:mem:");
        assertThat(settings.development()).isFalse();
    }

    @Test
    void variablesSayOtherwise() {
        Map<String, String> variables =
                Map.of("HOST", "0.0.0.0", "PORT", "8080", "DATABASE_URL", "jdbc:h2:./kept", "POSTERN_DEV", "true");
        assertThat(Settings.from(variables::get))
                .isEqualTo(new Settings("0.0.0.0", 8080, new Database("jdbc:h2:./kept", null, null), true));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "-",
            value = {
                "JDBC as it is, jdbc:postgresql://db/site?user=ann, jdbc:postgresql://db/site?user=ann, -, -",
                "a user and a password, postgres://ann:secret@db:5433/site, jdbc:postgresql://db:5433/site, ann, secret",
                "an escaped password, postgres://ann:a%40b@db/site, jdbc:postgresql://db/site, ann, a@b",
                "options, postgresql://ann@db/site?sslmode=require, jdbc:postgresql://db/site?sslmode=require, ann, -",
                "nobody, postgres://db/site, jdbc:postgresql://db/site, -, -"
            })
    void readsTheDatabaseUrl(String name, String url, String jdbc, String user, String password) {
        assertThat(Database.at(url)).as(name).isEqualTo(new Database(jdbc, user, password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mysql://ann:secret@db/site", "postgres://ann:sec ret@db/site", "secret"})
    void saysNothingOfADatabaseUrlThatItCannotRead(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Database.at(url))
                .withMessage("DATABASE_URL is neither jdbc:… nor postgres://user:password@host/name")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http", "-1", "65536", "7 070"})
    void refusesAPortThatIsNone(String port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.from(Map.of("PORT", port)::get))
                .withMessage("PORT is not a number from 0 to 65535: \"" + port + "\"");
    }

    @Test
    void keepsPasswordsOutOfItsDescription() {
        assertThat(Settings.from(Map.of("DATABASE_URL", "jdbc:postgresql://db/site?password=secret")::get)
                        .toString())
                .doesNotContain("secret");
    }
}
