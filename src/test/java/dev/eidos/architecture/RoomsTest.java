package dev.eidos.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomsTest {
    private static final String ROOT = "dev.eidos.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.eidos");

    /** Each room with the rooms that it may use besides itself and what lies below it in the same folder. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "error:",
                "measurement:",
                "text:",
                "process:",
                "document: error measurement text",
                "log: document text",
                "web: error",
                "k8s.client: error measurement document web text",
                "collector: error measurement document",
                "collector.os: error measurement document collector",
                "collector.systemd: error measurement document collector",
                "collector.gpu: error measurement document collector collector.gpu.nvml process",
                "collector.gpu.nvml: measurement",
                "collector.hardware: error measurement document collector",
                "collector.k8s: error measurement document collector k8s.client collector.topology",
                "collector.topology: error measurement document collector k8s.client text",
                "serializer: error measurement document k8s.client text web",
                "constraint: error measurement text",
                "bundle: error document recipe bundle.values",
                "bundle.supply: error measurement document recipe bundle bundle.values",
                "bundle.values: error measurement document recipe",
                "bundle.deployer: error document recipe serializer bundle",
                "recipe: error measurement document constraint serializer",
                "recipe.evidence: measurement recipe",
                "recipe.library: error document recipe serializer",
                "recipe.lint: error constraint document recipe",
                "validate: error measurement document constraint serializer",
                "bundle.trust: error measurement document serializer bundle",
                "bundle.oci: error document process serializer bundle bundle.trust web",
                "k8s.agent: error measurement document k8s.client serializer text",
            })
    void aRoomUsesOnlyWhatItMay(String room, String allowed) {
        // given
        String[] others = Arrays.stream((allowed == null ? "" : allowed).split(" ", -1))
                .map(name -> name.isEmpty() ? "java.." : ROOT + name)
                .toArray(String[]::new);

        // then
        noClasses()
                .that()
                .resideInAPackage(ROOT + room)
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.eidos..")
                        .and(not(resideInAnyPackage(ROOT + room)))
                        .and(not(resideInAnyPackage(others))))
                .check(CLASSES);
    }

    @Test
    void everyRoomIsNamedInTheRules() throws Exception {
        // given
        List<String> named = Arrays.stream(RoomsTest.class
                        .getDeclaredMethod("aRoomUsesOnlyWhatItMay", String.class, String.class)
                        .getAnnotation(CsvSource.class)
                        .value())
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();

        // when
        List<String> rooms = CLASSES.stream()
                .map(type -> type.getPackageName())
                .distinct()
                .map(name -> name.substring(ROOT.length()))
                .filter(name -> !name.equals("cli"))
                .toList();

        // then
        assertThat(named).containsExactlyInAnyOrderElementsOf(rooms);
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("dev.eidos.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.eidos.cli")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLASSES);
    }

    @Test
    void onlyTheClientKnowsTheClientLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.eidos.k8s.client")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.fabric8..")
                .check(CLASSES);
    }

    /** Its typed client and the models of most API groups are on the build's class path, but not in the package. */
    @Test
    void ofTheClientLibraryOnlyWhatIsPackagedIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.fabric8..")
                        .and(not(resideInAnyPackage(
                                "io.fabric8.kubernetes.api.model",
                                "io.fabric8.kubernetes.client",
                                "io.fabric8.kubernetes.client.http",
                                "io.fabric8.kubernetes.client.internal",
                                "io.fabric8.kubernetes.client.jdkhttp",
                                "io.fabric8.kubernetes.client.utils"))))
                .check(CLASSES);
    }

    /** Whoever embeds the agent needs to know nothing but these. */
    @Test
    void theAgentsPublicSignaturesNameOnlyWhatAnEmbedderMayUse() {
        Predicate<JavaClass> known = type -> {
            JavaClass base = type.getBaseComponentType();
            return base.isPrimitive()
                    || base.getName().equals("dev.eidos.document.Format")
                    || Set.of(
                                    "dev.eidos.measurement",
                                    "dev.eidos.error",
                                    "dev.eidos.document",
                                    "dev.eidos.k8s.client",
                                    "dev.eidos.k8s.agent")
                            .contains(base.getPackageName())
                    || base.getPackageName().startsWith("java.");
        };
        assertThat(CLASSES.stream()
                        .filter(type -> type.getPackageName().equals("dev.eidos.k8s.agent"))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .flatMap(type -> type.getCodeUnits().stream())
                        .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                        .flatMap(member -> Stream.concat(
                                        Stream.of(member.getRawReturnType()), member.getRawParameterTypes().stream())
                                .filter(known.negate())
                                .map(type -> member.getFullName() + " names " + type.getName())))
                .isEmpty();
    }

    @Test
    void theVocabularyUsesTheJdkAlone() {
        classes()
                .that()
                .resideInAnyPackage("dev.eidos.measurement", "dev.eidos.error")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.eidos.measurement", "dev.eidos.error", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineExitsAndPrints() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.eidos.cli", "dev.eidos.log")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void namesAreNotGrabBags() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Common|Misc)")
                .check(CLASSES);
    }

    @Test
    void staticFieldsAreConstantsButForTheLogSettings() {
        assertThat(CLASSES.stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                        .map(field -> field.getFullName()))
                .containsExactly("dev.eidos.log.LogSettings.current");
    }

    @Test
    void everyPackageSaysWhatLivesThereAndNoFileIsTooLong() throws IOException {
        // given
        List<Path> sources;
        try (var walk = Files.walk(Path.of("src/main/java"))) {
            sources = walk.filter(file -> file.toString().endsWith(".java")).toList();
        }

        // then
        assertThat(sources).allSatisfy(file -> {
            assertThat(file.resolveSibling("package-info.java")).exists();
            assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(400);
        });
    }
}
