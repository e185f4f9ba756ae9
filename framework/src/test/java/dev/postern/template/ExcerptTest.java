package dev.postern.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.codec.Codecs;
import dev.postern.function.Functions;
import dev.postern.function.Linker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeATemplate() throws IOException {
        Files.writeString(
                folder.resolve("page.html"),
                IntStream.rangeClosed(1, 12).mapToObj(i -> "<p>" + i + "</p>").collect(Collectors.joining("\n")));
    }

    private ThymeleafPages pages() {
        Functions none = Functions.of(List.of(), new Linker(Codecs.standard(), Set.of(), List.of()));
        TemplateFiles files = new TemplateFiles("", List.of(folder), ExcerptTest.class.getClassLoader());
        return new ThymeleafPages(files, none, Codecs.standard(), name -> name);
    }

    @Test
    void showsThreeLinesBeforeAndAfterTheMarkedOne() {
        assertThat(pages().excerpt("page.html:8:3")).contains("""
                           5 | <p>5</p>
                           6 | <p>6</p>
                           7 | <p>7</p>
                        >  8 | <p>8</p>
                           9 | <p>9</p>
                          10 | <p>10</p>
                          11 | <p>11</p>
                        """);
    }

    @Test
    void stopsAtTheEndsOfTheFile() {
        assertThat(pages().excerpt("page.html:1:1"))
                .hasValueSatisfying(text -> assertThat(text).startsWith("> 1 | <p>1</p>\n  2 | "));
        assertThat(pages().excerpt("page.html:12"))
                .hasValueSatisfying(text -> assertThat(text).endsWith("  11 | <p>11</p>\n> 12 | <p>12</p>\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page.html",
                "POST /todos (todo.rename)",
                "other.html:3:4",
                "../page.html:1:1",
                "page.html:99999999999:1",
                "Guestbook.sign",
                ""
            })
    void showsNothingOfWhatIsNoPlaceInATemplate(String place) {
        assertThat(pages().excerpt(place)).isEmpty();
    }
}
