package dev.postern.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionTest {
    @RegisterExtension
    static final Site SITE = new Site();

    /** The HTML standard, "constructing the entry list" and what follows it; expected is what browsers put on the wire. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            text and textarea, in tree order | <textarea name=b>2</textarea><input name=a value=1> | b=2&a=1
            no name, empty name | <input value=1><input name='' value=2> | ~~
            empty values are sent | <input name=a><textarea name=b></textarea> | a=&b=
            one name twice keeps its order | <input name=a value=2><input name=b value=x><input name=a value=1> | a=2&b=x&a=1
            disabled | <input name=a value=1 disabled><input name=b value=2> | b=2
            read-only is sent | <input name=a value=1 readonly> | a=1
            checkboxes | <input type=checkbox name=a><input type=checkbox name=b checked><input type=checkbox name=c value=x checked> | b=on&c=x
            a checkbox with an empty value | <input type=checkbox name=a value='' checked> | a=
            radios, none marked | <input type=radio name=a value=1><input type=radio name=a value=2> | ~~
            radios, the last that is marked | <input type=radio name=a value=1 checked><input type=radio name=a value=2 checked> | a=2
            a select without a selected option | <select name=a><option disabled>x<option>y<option>z</select> | a=y
            a select whose first group is disabled | <select name=a><optgroup disabled><option>x</optgroup><option>y</select> | a=y
            a select as a list | <select name=a size=3><option>x<option>y</select> | ~~
            a select, two marked | <select name=a><option selected>x<option selected>y<option>z</select> | a=y
            a select, marked and disabled | <select name=a><option selected disabled>x<option>y</select> | ~~
            a select that takes several | <select name=a multiple><option selected>x<option>y<option selected value=3>z</select> | a=x&a=3
            a select that takes several, none marked | <select name=a multiple><option>x</select> | ~~
            an option in a disabled group | <select name=a multiple><optgroup disabled><option selected>x</optgroup><option selected>y</select> | a=y
            an option's text is tidied | <select name=a><option>  x   y  </select> | a=x+y
            an empty select | <select name=a></select> | ~~
            line ends travel as CRLF | <textarea name=a>x&#10;y&#13;&#10;z&#13;w</textarea> | a=x%0D%0Ay%0D%0Az%0D%0Aw
            a textarea's first line end is markup | <textarea name=a>&#10;&#10;x</textarea> | a=%0D%0Ax
            an input has no line ends | <input name=a value='x&#10;y'> | a=xy
            a hidden field keeps them | <input type=hidden name=a value='x&#10;y'> | a=x%0D%0Ay
            names too | <input name='a&#10;b' value=1> | a%0D%0Ab=1
            the URL standard's encoding | <input name=a value='*-._ ~&amp;=+%/é€😀'> | a=*-._+%7E%26%3D%2B%25%2F%C3%A9%E2%82%AC%F0%9F%98%80
            e-mail and URL are stripped | <input type=email name=a value=' x@y '><input type=url name=b value=' u '> | a=x%40y&b=u
            a date that is none | <input type=date name=a value=31/02/2031><input type=date name=b value=2031-04-09> | a=&b=2031-04-09
            a number that is none | <input type=number name=a value=x><input type=number name=b value=-1.5e3> | a=&b=-1.5e3
            range and colour are never empty | <input type=range name=a><input type=range name=b min=1 max=2><input type=color name=c> | a=50&b=1.5&c=%23000000
            an unknown type is text | <input type=blink name=a value=1> | a=1
            buttons that nobody pressed | <input type=submit name=a value=1><button name=b value=2>B</button><input type=reset name=c><button type=button name=d>D</button> | a=1
            _charset_ | <input type=hidden name=_charset_ value=x><input type=text name=_charset_ value=y> | _charset_=UTF-8&_charset_=y
            dirname | <input name=a value=1 dirname=a.dir><textarea dir=rtl name=b dirname=b.dir></textarea> | a=1&a.dir=ltr&b=&b.dir=rtl
            a disabled fieldset | <fieldset disabled><legend><input name=a value=1></legend><legend><input name=b></legend><input name=c></fieldset> | a=1
            a disabled fieldset in one | <fieldset disabled><legend>x<fieldset disabled><input name=a></fieldset></legend><fieldset><input name=b></fieldset></fieldset> | ~~
            a disabled fieldset in a live legend | <fieldset disabled><legend><fieldset><input name=a value=1></fieldset></legend></fieldset> | a=1
            template and datalist | <template><input name=a></template><datalist><input name=b></datalist><input name=c value=1> | c=1
            a closed dialog inside is sent | <dialog><input name=a value=1></dialog> | a=1
            what is hidden is sent | <p hidden><input name=a value=1></p> | a=1
            a file control, urlencoded | <input type=file name=a> | a=
            output, object, meter are no controls | <output name=a>1</output><object name=b></object><meter name=c value=1></meter> | ~~
            """)
    void sendsWhatTheStandardSays(String name, String controls, String expected) {
        Page page = SITE.showing("<form method=post action=/echo>" + controls + "<button hidden></button></form>");

        assertThat(page.form().press().body())
                .isEqualTo("POST /echo\napplication/x-www-form-urlencoded\n" + (expected == null ? "" : expected));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            the pressed one, at its place | <input name=a value=1><button name=b value=2>Go</button><input name=c value=3><button name=d>Other</button> | a=1&b=2&c=3
            a button without a value | <button name=b>Go</button> | b=
            an input | <input type=submit name=b value=Go> | b=Go
            an image | <input name=a value=1><input type=image name=b alt=Go> | a=1&b.x=0&b.y=0
            an image without a name | <input type=image alt=Go> | x=0&y=0
            not the first | <button name=a value=1>No</button><button name=b value=2>Go</button> | b=2
            """)
    void sendsThePressedButton(String name, String controls, String expected) {
        Page page = SITE.showing("<form method=post action=/echo>" + controls + "</form>");

        assertThat(page.form().press("Go").body())
                .isEqualTo("POST /echo\napplication/x-www-form-urlencoded\n" + expected);
    }

    @Test
    void sendsControlsThatStandOutsideTheirForm() {
        Page page = SITE.showing("""
                <input name=a value=1 form=f>
                <form id=f method=post action=/echo><input name=b value=2><input name=no form=g><input name=no form=''></form>
                <form id=g><input name=c value=3 form=f></form>
                <button name=d value=4 form=f>Go</button>""");

        assertThat(page.press("Go").body()).endsWith("\na=1&b=2&c=3&d=4");
    }

    @Test
    void sendsControlsOfAFormThatATableMovedAside() {
        Page page = SITE.showing(
                "<table><form id=f method=post action=/echo><tr><td><input name=a value=1><button>Go</button></form></table>");

        assertThat(page.press("Go").body()).endsWith("\na=1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            GET replaces the query | <form action='/echo?old=1#part'><input name=a value='x y'><button>Go</button></form> | GET /echo?a=x+y
            GET of nothing | <form action='/echo?old=1'><button>Go</button></form> | GET /echo
            an unknown method is GET | <form method=put action=/echo><input name=a value=1><button>Go</button></form> | GET /echo?a=1
            POST keeps the query | <form method=POST action='/echo?old=1'><button>Go</button></form> | POST /echo?old=1
            formaction | <form method=post action=/nowhere><button formaction=/echo?b>Go</button></form> | POST /echo?b
            formmethod | <form action=/echo><button formmethod=post>Go</button></form> | POST /echo
            a relative action | <form method=post action=../echo><button>Go</button></form> | POST /echo
            a base | <base href=/elsewhere/><form method=post action=../echo><button>Go</button></form> | POST /echo
            only a query | <base href=/echo><form method=post action='?x=1'><button>Go</button></form> | POST /echo?x=1
            """)
    void sendsToWhereTheFormOrItsButtonSays(String name, String html, String expected) {
        assertThat(SITE.showing(html)
                        .form()
                        .press("Go")
                        .body()
                        .lines()
                        .findFirst()
                        .orElse(""))
                .isEqualTo(expected.equals("GET /echo") ? "GET /echo" : expected);
    }

    @Test
    void sendsToItsOwnPageWithoutAnAction() {
        Page page = SITE.showing("<form method=post action=''><button formaction=''>Go</button></form>");

        assertThat(page.form().request("Go").url()).isEqualTo(page.url());
    }

    @Test
    void sendsFilesInParts() {
        Page page = SITE.showing("""
                <form method=post action=/echo enctype=multipart/form-data>
                <input name='a"b' value="x&#10;y"><label>Photo <input type=file name=f></label>
                <input type=file name=none><textarea name=t>1&#10;2</textarea>
                <button>Go</button></form>""");

        Page echo = page.form()
                .attach("Photo", "a\"b.png", "p\nq".getBytes(StandardCharsets.UTF_8), "image/png")
                .press("Go");

        String boundary = echo.body().lines().skip(2).findFirst().orElse("");
        assertThat(echo.body().replace(boundary, "--B").replace("\r\n", "⏎\n"))
                .isEqualTo("""
                        POST /echo
                        multipart/form-data; boundary=%s
                        --B⏎
                        Content-Disposition: form-data; name="a%%22b"⏎
                        ⏎
                        xy⏎
                        --B⏎
                        Content-Disposition: form-data; name="f"; filename="a%%22b.png"⏎
                        Content-Type: image/png⏎
                        ⏎
                        p
                        q⏎
                        --B⏎
                        Content-Disposition: form-data; name="none"; filename=""⏎
                        Content-Type: application/octet-stream⏎
                        ⏎
                        ⏎
                        --B⏎
                        Content-Disposition: form-data; name="t"⏎
                        ⏎
                        1⏎
                        2⏎
                        --B--⏎
                        """.formatted(boundary.substring(2)));
    }

    @Test
    void sendsFileNamesWhereFilesCannotGo() {
        Page page = SITE.showing(
                "<form method=post action=/echo><input type=file multiple name=f><button formenctype=text/plain>Plain</button><button>Go</button></form>");
        FormOn form =
                page.form().attach("f", "a b.txt", new byte[1], "text/plain").attach("f", "c", new byte[1], "x/y");

        assertThat(form.press("Go").body()).endsWith("\nf=a+b.txt&f=c");
        assertThat(form.press("Plain").body()).endsWith("\ntext/plain\nf=a b.txt\r\nf=c\r\n");
    }

    @Test
    void sendsWhatAnAttackerPutsInPlaceOfIt() {
        Page page = SITE.showing(
                "<form method=post action=/echo><input type=hidden name=id value=1><input name=a value=2><input name=b value=3><button name=go value=4>Go</button></form>");
        FormOn form =
                page.form().replace("id", "9").without("a").replace("go", "x").with("role", "admin");

        assertThat(form.fields("Go").toString()).isEqualTo("[id=9, b=3, go=x, role=admin]");
        assertThat(form.press("Go").body()).endsWith("\nid=9&b=3&go=x&role=admin");
        assertThat(page.form().press("Go").body()).endsWith("\nid=1&a=2&b=3&go=4");
    }

    @Test
    void sendsAFormsRequestAsSomebodyElse() {
        Page page = SITE.showing("<form method=post action=/echo><input name=a value=1><button>Go</button></form>");
        RawRequest request =
                page.form().request("Go").with("Origin", "https://shop.example").without("Referer");
        NoScriptBrowser thief = SITE.browser().newVisitor().cookie("session", "stolen");

        Page echo = thief.send(request);

        assertThat(echo.body()).endsWith("\na=1");
        assertThat(echo.header("Told"))
                .isEqualTo("Sec-Fetch-Site: same-origin | Sec-Fetch-Mode: navigate | Sec-Fetch-User: ?1 |"
                        + " Sec-Fetch-Dest: document | Origin: https://shop.example | Cookie: session=stolen |");
    }
}
