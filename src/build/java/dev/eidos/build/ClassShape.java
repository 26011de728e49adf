package dev.eidos.build;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A class as other classes see it: its kind, its supertypes, what it permits, and members that are not private. Two
 * versions with one shape can be exchanged without compiling anything else.
 *
 * @param name the internal name, such as {@code dev/eidos/cli/Main}
 * @param seen what can be seen, sorted
 */
record ClassShape(String name, List<String> seen) {

    static ClassShape of(Path classFile) throws IOException {
        ClassModel model = ClassFile.of().parse(classFile);
        List<String> seen = new ArrayList<>();
        seen.add("flags " + model.flags().flagsMask());
        model.superclass().ifPresent(type -> seen.add("extends " + type.asInternalName()));
        model.interfaces().forEach(type -> seen.add("implements " + type.asInternalName()));
        model.findAttribute(Attributes.signature())
                .ifPresent(generic -> seen.add("generic " + generic.signature().stringValue()));
        model.findAttribute(Attributes.permittedSubclasses())
                .ifPresent(permits ->
                        permits.permittedSubclasses().forEach(type -> seen.add("permits " + type.asInternalName())));
        model.findAttribute(Attributes.record())
                .ifPresent(record ->
                        record.components().forEach(part -> seen.add("component " + part.name() + part.descriptor())));
        // the access of a nested type stands here alone
        model.findAttribute(Attributes.innerClasses())
                .ifPresent(nested -> nested.classes().stream()
                        .filter(type -> type.innerClass()
                                .asInternalName()
                                .equals(model.thisClass().asInternalName()))
                        .forEach(type -> seen.add("nested " + type.flagsMask())));
        model.fields().stream()
                .filter(field -> !field.flags().has(AccessFlag.PRIVATE))
                .forEach(field -> seen.add("field " + field.flags().flagsMask() + " " + field.fieldName() + " "
                        + field.fieldType() + generic(field.findAttribute(Attributes.signature()))
                        + field.findAttribute(Attributes.constantValue())
                                .map(value -> " = " + value.constant().constantValue())
                                .orElse("")));
        model.methods().stream()
                .filter(method -> !method.flags().has(AccessFlag.PRIVATE)
                        && !method.flags().has(AccessFlag.SYNTHETIC))
                .forEach(method -> seen.add("method " + method.flags().flagsMask() + " " + method.methodName()
                        + method.methodType() + generic(method.findAttribute(Attributes.signature()))
                        + method.findAttribute(Attributes.exceptions())
                                .map(thrown -> " throws "
                                        + thrown.exceptions().stream()
                                                .map(type -> type.asInternalName())
                                                .toList())
                                .orElse("")));
        Collections.sort(seen);
        return new ClassShape(model.thisClass().asInternalName(), seen);
    }

    private static String generic(java.util.Optional<java.lang.classfile.attribute.SignatureAttribute> attribute) {
        return attribute.map(generic -> " " + generic.signature().stringValue()).orElse("");
    }

    static List<Path> classesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
    }

    /** Returns whether two classes look the same to other classes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ClassShape shape && name.equals(shape.name) && seen.equals(shape.seen);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
