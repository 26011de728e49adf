package dev.eidos.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
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
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoomsTest {
    private static final String ROOT = "dev.eidos.";
    private static final Pattern NAME_OF_A_CLASS = Pattern.compile("dev/eidos/([a-z0-9/]+)/[A-Z]");
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
    void aRoomIsAllowedNothingThatItDoesNotUse(Room room) throws IOException {
        // when
        Set<String> named = new HashSet<>();
        Path folder = Path.of("target/classes", (ROOT + room.name()).split("\\.", -1));
        try (var classes = Files.newDirectoryStream(folder, "*.class")) {
            for (Path file : classes) {
                named.addAll(roomsNamedIn(file));
            }
        }

        // then
        assertThat(named).containsAll(room.uses());
    }

    /** Of a class that is only named in a signature or a cast ArchUnit does not know; its constant pool does. */
    private static Set<String> roomsNamedIn(Path classFile) throws IOException {
        Set<String> rooms = new HashSet<>();
        for (PoolEntry entry : ClassFile.of().parse(classFile).constantPool()) {
            if (entry instanceof Utf8Entry text) {
                Matcher name = NAME_OF_A_CLASS.matcher(text.stringValue());
                while (name.find()) {
                    rooms.add(name.group(1).replace('/', '.'));
                }
            }
        }
        return rooms;
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
    void nothingUsesAKubernetesClientLibrary() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.fabric8..", "io.kubernetes..")
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
                ROOT + "k8s.agent.api",
                ROOT + "k8s.agent.manifest");
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
