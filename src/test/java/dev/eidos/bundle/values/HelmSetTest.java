package dev.eidos.bundle.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.marcnuri.helm.Helm;
import dev.eidos.document.DocumentReader;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.MalformedValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What we take for {@code --set} is what Helm itself takes, over the same values.
 *
 * <p>Where the two differ on purpose:
 *
 * <ul>
 *   <li>Helm leaves out what has an empty key, and takes what follows a list for the next key; we refuse both.
 *   <li>Helm replaces an item of a list that a path leads through, and refuses a path through any other single value;
 *       we refuse both.
 *   <li>Helm fails on a path through a null; to us null is nothing, below which anything can be made.
 *   <li>{@code {}} is to Helm a list with an empty text, so that it has no way to set an empty list; to us it is one.
 * </ul>
 */
class HelmSetTest {
    private static final String BASE = """
        driver: {version: '1', env: [{name: A, value: x}, {name: B}], nothing: null}
        list: [1, 2]
        text: flat
        """;

    /** Our binding of Helm escapes the value that it is given, but not the key: all that is tested goes there. */
    private static final String LAST = ",last";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void chart() throws IOException {
        Files.writeString(folder.resolve("Chart.yaml"), "apiVersion: v2\nname: shown\nversion: 1.0.0\n");
        Files.createDirectories(folder.resolve("templates"));
        Files.writeString(folder.resolve("templates/shown.yaml"), "values: {{ .Values | mustToJson | quote }}\n");
        Files.writeString(folder.resolve("base.yaml"), BASE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1,b=2",
                "a=1",
                "a.b.c=x",
                "driver.version=2",
                "driver.env[0].value=y",
                "driver.env[1].value=y",
                "driver.env[3].name=z",
                "driver.nothing=null",
                "driver.env=null",
                "driver.env[0]=null",
                "list[0]=9",
                "list[4]=9",
                "m[0][1]=x",
                "m[1]=x",
                "m[0].a=1,m[0].b=2,m[1].a=3",
                "a={x}",
                "a={x,y}",
                "a={1,true,null,1.5,x y}",
                "a={,}",
                "a={x,}",
                "a={ x , y }",
                "a={x},b=1",
                "a={a\\,b,c}",
                "a={a\\}b}",
                "a={x=y}",
                "text={x}",
                "a=x\\,y",
                "a\\.b=x",
                "a\\=b=x",
                "a=x\\=y",
                "a=x=y",
                "a=\\\\",
                "a=x\\",
                "a=\\",
                "a\\[0\\]=x",
                "a[0]=x=y",
                "a=null",
                "a=NULL",
                "a=Null",
                "text=null",
                "list=null",
                "driver=null",
                "a=true",
                "a=TRUE",
                "a=False",
                "a=tRuE",
                "a=yes",
                "a=0",
                "a=00",
                "a=0123",
                "a=-0",
                "a=-5",
                "a=+5",
                "a=-05",
                "a=1e3",
                "a=1.5",
                "a=.5",
                "a=0x10",
                "a=0.5",
                "a=9007199254740993",
                "a=\u0663",
                "a=1\u0663",
                "a=9223372036854775807",
                "a=9223372036854775808",
                "a=-9223372036854775808",
                "a=1_000",
                "a=",
                "a=,b=1",
                "a= x",
                " a=x",
                "a = x",
                "a=x y",
                "a=x ,b=y",
                "a=\"x\"",
                "a='x'",
                "a=\"1\"",
                "a=ü",
                "ü.ß=日本",
                "a=😀",
                "a[+1]=1",
                "a[01]=1",
                "driver=flat",
                "a=1,a=2",
                "a.b=1,a.c=2",
                "a.b=1,a=2",
                "a={b=1}",
                "a=b:c",
                "a:b=c",
                "a/b=c",
                "a-b_c=1",
                "a=#x",
                "a={\"x\":1}",
                "a=~",
                "a=@x",
                "a[0]={x,y}",
                "a[0].b={x,y}",
                "a[1].b=null",
                "a=\\n",
                "a=\\,",
                "a={\\,}",
                "a\\,b=1",
                "a={ }",
                "a}=x",
                "a{=x",
                "a]=x",
                "a={x}, b=1",
                "annotations.nvidia\\.com/gpu\\.present=true",
                "labels.\"a.b\"=x",
                "a=[]",
                "a={[]}",
                "a=[]x",
                "a=[ ]",
                "text=[]",
                "driver.env=[]",
                "a[0]=[]",
                "a={ },b=1",
                "a[0].b[1].c[2]=x",
                "a={null}",
                "a={0123}",
                "driver.env[0].name=Z,driver.env[2].name=C",
                "new[2].x=1",
                "driver.env[2][1]=x",
                "nul[0]=null,nul[1]=x",
            })
    void valuesAreThoseThatHelmSets(String text) {
        assertThat(ours(text)).isEqualTo(helms(text)).endsWith("}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list[0][1]=x",
                "a={x",
                "a={{x}}",
                "a[0]x=1",
                "a=1,",
                "a=1,,b=2",
                ",a=1",
                "a",
                "a,b=1",
                "a.b",
                "a.=x",
                "a..b=x",
                ".=x",
                "a='x,y'",
                "a[0",
                "a[]=x",
                "a[x]=1",
                "a[-1]=1",
                "a[ 1]=1",
                "a[65537]=1",
                "a[0]",
                "a[0][]=x",
                "a[0]b.c=x",
                "a.[0]=x",
                "text.x=1",
                "text[0]=1",
                "list.x=1",
                "driver[0]=1",
                "driver.version.x=1",
                "a=1,a.b=2",
                "a={x,y}  ",
                "a=[1,2]",
                "a={x}}",
                "a[0]]=x",
                "a={x},,b=1",
                "a={1},{2}",
            })
    void whatHelmRefusesIsRefused(String text) {
        assertThat(helms(text)).startsWith("failed parsing --set data");
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> ours(text))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.object()).isEqualTo("--set x:" + text + LAST + "=1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "=x                | a key is empty",
                ".a=x              | a key is empty",
                "[0]=x             | a key is empty",
                "a[0].=x           | a key is empty",
                "a[0]..b=x         | a key is empty",
                "a={x}b=1          | after a list, a comma or nothing is expected",
                "list[1].a=1       | 'list[1]' is a single value",
                "list[0].x=1       | 'list[0]' is a single value",
            })
    void whatHelmTakesWithoutSenseIsRefused(String text, String reason) {
        assertThat(helms(text)).endsWith("}");
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> ours(text))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void belowNullAnythingCanBeMade() {
        assertThat(helms("driver.nothing.deep=1")).contains("interface {} is nil");
        assertThat(ours("driver.nothing.deep=1")).contains("\"nothing\":{\"deep\":1}");
    }

    @Test
    void anEmptyListCanBeSet() {
        assertThat(helms("list={}")).contains("\"list\":[\"\"]");
        assertThat(ours("list={}")).contains("\"list\":[]");
    }

    /** What the way in which Helm is asked here cannot tell it. */
    @Test
    void endsOfTheTextAreAsInHelm() {
        // then
        assertThat(parsed("a=1,", true)).isEqualTo("{\"a\":1}");
        assertThat(parsed("a=", true)).isEqualTo("{\"a\":\"\"}");
        assertThat(parsed("a={x},", true)).isEqualTo("{\"a\":[\"x\"]}");
        assertThat(parsed("a=x\\", true)).isEqualTo("{\"a\":\"x\"}");
    }

    @Test
    void setStringTakesEverythingForText() {
        assertThat(parsed("a=1,b=true,c={2,null},d=null", false))
                .isEqualTo("{\"a\":\"1\",\"b\":\"true\",\"c\":[\"2\",\"null\"],\"d\":\"null\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a[0]", ",", "a={x"})
    void aTextThatSetsNothingIsRefused(String text) {
        assertThatExceptionOfType(MalformedValue.class)
                .isThrownBy(() -> HelmSet.parse(text, true))
                .satisfies(e -> assertThat(e.value()).isEqualTo(text));
    }

    @Test
    void aPathIsReadAlone() {
        assertThat(Assignment.text(HelmSet.path("a.b\\.c[2].d"))).isEqualTo("a.b\\.c[2].d");
        assertThat(HelmSet.path("a\\,b")).containsExactly(new Assignment.PathStep.Key("a,b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.", "a,b", "a=b", "a=1,b", "a[x]", "a\\"})
    void whatIsNoPathIsRefused(String text) {
        assertThatExceptionOfType(MalformedValue.class)
                .isThrownBy(() -> HelmSet.path(text))
                .satisfies(e -> assertThat(e.at(text).code()).isEqualTo(ErrorCode.INVALID_INPUT));
    }

    private static String ours(String text) {
        String whole = text + LAST + "=1";
        var values = Trees.read(BASE);
        for (Assignment assignment : assignments(whole)) {
            values = TreeAssign.set(values, assignment, "--set x:" + whole);
        }
        return Trees.json(values);
    }

    private static List<Assignment> assignments(String whole) {
        try {
            return HelmSet.parse(whole, true);
        } catch (MalformedValue e) {
            throw e.at("--set x:" + whole);
        }
    }

    private static String parsed(String text, boolean typed) {
        List<Assignment> assignments = HelmSet.parse(text, typed);
        var values = Trees.read("{}");
        for (Assignment assignment : assignments) {
            values = TreeAssign.set(values, assignment, text);
        }
        return Trees.json(values);
    }

    /** The values that a template sees, or what Helm says of them. */
    private String helms(String text) {
        try {
            String rendered = new Helm(folder)
                    .template()
                    .withName("shown")
                    .withValuesFile(folder.resolve("base.yaml"))
                    .set(text + LAST, "1")
                    .call();
            String line = rendered.lines()
                    .filter(shown -> shown.startsWith("values: "))
                    .findFirst()
                    .orElseThrow();
            String json = DocumentReader.read(line, "helm").text("values");
            return Trees.json(DocumentReader.read(json, "helm"));
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.", "a[0]."})
    void aDeepPathIsRefused(String part) {
        assertThatExceptionOfType(MalformedValue.class)
                .isThrownBy(() -> HelmSet.parse(part.repeat(20_000) + "a=1", true))
                .withMessageContaining("deeper than 30 levels");
    }
}
