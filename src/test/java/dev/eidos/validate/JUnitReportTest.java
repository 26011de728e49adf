package dev.eidos.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.constraint.Constraint;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JUnitReportTest {

    @Test
    void everyConstraintIsATestCase() {
        // given
        ValidationReport report = Reports.of(Reports.PASSES, Reports.FAILS, Reports.UNKNOWN);

        // when
        String xml = JUnitReport.write(report, false);

        // then
        assertThat(xml).isEqualTo("""
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="eidos validate" tests="3" failures="2" errors="0" skipped="0" time="0">
              <testsuite name="eidos validate recipe.yaml" tests="3" failures="2" errors="0" skipped="0" time="0" \
            timestamp="2026-03-01T08:30:15" hostname="node-a">
                <properties>
                  <property name="recipe" value="recipe.yaml"/>
                  <property name="snapshot" value="snapshot.yaml"/>
                  <property name="node" value="node-a"/>
                </properties>
                <testcase name="OS.release.VERSION_ID" classname="OS.release" time="0">
                  <properties>
                    <property name="limit" value="&gt;= 9"/>
                  </properties>
                </testcase>
                <testcase name="OS.release.ID" classname="OS.release" time="0">
                  <properties>
                    <property name="limit" value="ubuntu"/>
                  </properties>
                  <failure message="expected ubuntu, found rhel" type="failed">use a node image whose \
            /etc/os-release has ID ubuntu</failure>
                </testcase>
                <testcase name="K8s.server.version" classname="K8s.server" time="0">
                  <properties>
                    <property name="limit" value="&gt;= 1.32.4"/>
                  </properties>
                  <failure message="not collected: kubeconfig: there is none (NotFound)" type="unknown">take the \
            snapshot with a kubeconfig that may read the cluster (--kubeconfig), or with --deploy-agent</failure>
                </testcase>
              </testsuite>
            </testsuites>
            """);
    }

    @Test
    void anAllowedUnknownIsSkipped() throws Exception {
        // when
        Element suite = parse(JUnitReport.write(Reports.of(Reports.PASSES, Reports.UNKNOWN), true));

        // then
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(elements(suite, "failure")).isEmpty();
        assertThat(elements(suite, "skipped"))
                .singleElement()
                .extracting(skipped -> skipped.getAttribute("message"))
                .isEqualTo("not collected: kubeconfig: there is none (NotFound)");
    }

    @Test
    void aReportThatDoesNotPassIsNotGreen() throws Exception {
        for (ValidationReport report :
                List.of(Reports.of(Reports.UNKNOWN), Reports.of(Reports.PASSES, Reports.MALFORMED))) {
            // when
            Element suite = parse(JUnitReport.write(report, true));

            // then
            assertThat(report.passed(true)).isFalse();
            assertThat(suite.getAttribute("failures")).isEqualTo("1");
            assertThat(elements(suite, "failure"))
                    .singleElement()
                    .extracting(failure -> failure.getAttribute("type"))
                    .isEqualTo("unknown");
        }
    }

    @Test
    void anyTextSurvivesAsFarAsXmlCanSayIt() throws Exception {
        // given
        var odd = new Constraint("OS.release.odd", "x\u0000<&>\"'\ufffe\t\n", "a ]]> b & <c>");

        // when
        Element suite = parse(JUnitReport.write(Reports.of(odd), false));

        // then
        assertThat(elements(suite, "testcase").getFirst().getAttribute("name")).isEqualTo("OS.release.odd");
        assertThat(elements(elements(suite, "testcase").getFirst(), "property")
                        .getFirst()
                        .getAttribute("value"))
                .isEqualTo("x\ufffd<&>\"'\ufffd");
        Element failure = elements(suite, "failure").getFirst();
        assertThat(failure.getAttribute("message"))
                .isEqualTo("expected x\ufffd<&>\"'\ufffd, found a<b> & \"c\"\ufffd[31m\n\ufffd\ufffdé😀");
        assertThat(failure.getTextContent()).isEqualTo("a ]]> b & <c>");
    }

    @Test
    void aReportWithoutConstraintsHasNoTests() throws Exception {
        // when
        Element suite = parse(JUnitReport.write(Reports.of(), true));

        // then
        assertThat(suite.getAttribute("tests")).isEqualTo("0");
        assertThat(elements(suite, "testcase")).isEmpty();
    }

    private static Element parse(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    private static List<Element> elements(Element suite, String name) {
        NodeList found = suite.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
