package dev.eidos.build;

import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The build step that turns the choice of a {@code switch} over types into a chain of {@code instanceof}:
 * {@code LowerTypeSwitches DIR...}.
 *
 * <p>javac leaves that choice to the JVM, which makes a class for each such {@code switch} at each start, and no AOT
 * cache holds it. Here every call site of {@code SwitchBootstraps.typeSwitch} becomes a call of a method of the same
 * class that asks one type after the other. Sites with labels other than types stay as they are, and a class that has
 * no site to lower is not written again: so a second run changes nothing. See docs/adr/016-build-code.md.
 */
public final class LowerTypeSwitches {
    private static final String BOOTSTRAPS = "java/lang/runtime/SwitchBootstraps";

    /** The index that the selector's method returns for null, as {@code typeSwitch} does. */
    private static final int NULL = -1;

    private static final int METHOD = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

    /**
     * A call site that is being lowered.
     *
     * @param method the name of the method that takes its place
     * @param type the site's own type: the value and the index of the label to go on from, to the index of a label
     */
    private record Site(String method, MethodTypeDesc type, List<ClassDesc> labels) {}

    private LowerTypeSwitches() {}

    public static void main(String[] folders) throws IOException {
        int lowered = 0;
        for (String folder : folders) {
            for (Path file : classes(Path.of(folder))) {
                byte[] before = Files.readAllBytes(file);
                byte[] after = lower(before);
                if (!Arrays.equals(after, before)) {
                    Files.write(file, after);
                    lowered++;
                }
            }
        }
        System.out.println("type switches lowered in " + lowered + " classes");
    }

    private static List<Path> classes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    /** The class without the sites that can be lowered; the very same bytes if there is none. */
    static byte[] lower(byte[] bytes) {
        // Most classes have no such site, and are not worth a parse.
        if (!new String(bytes, StandardCharsets.ISO_8859_1).contains(BOOTSTRAPS)) {
            return bytes;
        }
        ClassFile format = ClassFile.of();
        ClassModel model = format.parse(bytes);
        List<Site> sites = new ArrayList<>();
        CodeTransform calls = (code, element) -> {
            if (element instanceof InvokeDynamicInstruction call && isLowerable(call)) {
                var site = new Site("typeSwitch$" + sites.size(), call.typeSymbol(), labels(call));
                sites.add(site);
                code.invokestatic(
                        model.thisClass().asSymbol(),
                        site.method(),
                        site.type(),
                        model.flags().has(AccessFlag.INTERFACE));
            } else {
                code.with(element);
            }
        };
        byte[] lowered = format.transformClass(
                model,
                ClassTransform.transformingMethodBodies(calls)
                        .andThen(ClassTransform.endHandler(type -> sites.forEach(site -> addMethod(type, site)))));
        return sites.isEmpty() ? bytes : lowered;
    }

    /**
     * Returns whether the call is a switch whose labels are all types: constants of enums, strings and numbers are
     * compared otherwise.
     */
    static boolean isLowerable(InvokeDynamicInstruction call) {
        var bootstrap = call.bootstrapMethod();
        return bootstrap.owner().descriptorString().equals("L" + BOOTSTRAPS + ";")
                && bootstrap.methodName().equals("typeSwitch")
                && call.bootstrapArgs().stream()
                        .allMatch(label -> label instanceof ClassDesc type && !type.isPrimitive())
                && !call.typeSymbol().parameterType(0).isPrimitive();
    }

    private static List<ClassDesc> labels(InvokeDynamicInstruction call) {
        List<ClassDesc> labels = new ArrayList<>();
        for (ConstantDesc label : call.bootstrapArgs()) {
            labels.add((ClassDesc) label);
        }
        return labels;
    }

    /**
     * The index of the first label, from the one where to go on, whose type the value has; the number of labels if
     * there is none. To go on is asked of it when a guard or a nested pattern did not hold.
     */
    private static void addMethod(ClassBuilder type, Site site) {
        type.withMethodBody(site.method(), site.type(), METHOD, code -> {
            Label present = code.newLabel();
            code.aload(0).ifnonnull(present).loadConstant(NULL).ireturn().labelBinding(present);
            int index = 0;
            for (ClassDesc label : site.labels()) {
                Label next = code.newLabel();
                code.iload(1).loadConstant(index).if_icmpgt(next);
                code.aload(0).instanceOf(label).ifeq(next);
                code.loadConstant(index).ireturn().labelBinding(next);
                index++;
            }
            code.loadConstant(index).ireturn();
        });
    }
}
