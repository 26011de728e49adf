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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoomsTest {
    private static final String ROOT = "dev.eidos.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.eidos");

    @ParameterizedTest
    @MethodSource("dev.eidos.architecture.Room#all")
    void aRoomUsesOnlyWhatItMay(Room room) {
        // given
        String[] allowed = Stream.concat(Stream.of(room.name()), room.uses().stream())
                .map(name -> ROOT + name)
                .toArray(String[]::new);

        // then
        noClasses()
                .that()
                .resideInAPackage(ROOT + room.name())
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.eidos..").and(not(resideInAnyPackage(allowed))))
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("dev.eidos.architecture.Room#all")
    void aRoomIsAllowedNothingThatItDoesNotUse(Room room) {
        // when
        Set<String> used = CLASSES.stream()
                .filter(type -> type.getPackageName().equals(ROOT + room.name()))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency ->
                        dependency.getTargetClass().getBaseComponentType().getPackageName())
                .filter(name -> name.startsWith(ROOT) && !name.equals(ROOT + room.name()))
                .map(name -> name.substring(ROOT.length()))
                .collect(Collectors.toSet());

        // then
        assertThat(room.uses()).isSubsetOf(used);
    }

    @Test
    void everyRoomIsInThePlan() {
        // when
        List<String> rooms = CLASSES.stream()
                .map(type -> type.getPackageName())
                .distinct()
                .map(name -> name.substring(ROOT.length()))
                .toList();

        // then
        assertThat(Room.all().stream().map(Room::name)).containsExactlyInAnyOrderElementsOf(rooms);
    }

    @Test
    void noRoomHoldsMoreThanTwentyFiveFiles() throws IOException {
        // when
        Map<Path, Long> sizes;
        try (var walk = Files.walk(Path.of("src/main/java"))) {
            sizes = walk.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
        }

        // then
        assertThat(sizes).isNotEmpty();
        assertThat(sizes).allSatisfy((room, files) -> assertThat(files).isLessThanOrEqualTo(25));
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("dev.eidos.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.eidos.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLASSES);
    }

    @Test
    void onlyTheRoomOfKubeconfigsKnowsAKubernetesClientLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.eidos.k8s.kubeconfig")
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
        Set<String> rooms = Set.of(
                ROOT + "measurement",
                ROOT + "error",
                ROOT + "document",
                ROOT + "k8s.syntax",
                ROOT + "k8s.api",
                ROOT + "k8s.agent",
                ROOT + "k8s.agent.api");
        Predicate<JavaClass> known = type -> {
            JavaClass base = type.getBaseComponentType();
            return base.isPrimitive()
                    || rooms.contains(base.getPackageName())
                    || base.getPackageName().startsWith("java.");
        };
        assertThat(CLASSES.stream()
                        .filter(type -> Set.of(ROOT + "k8s.agent", ROOT + "k8s.agent.api")
                                .contains(type.getPackageName()))
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
                .resideOutsideOfPackages("dev.eidos.cli..", "dev.eidos.log")
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
