package dev.tenantry.testing.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A class with tests, as its file says: Quarkus makes an application for a test as soon as JUnit
 * loads its class, so nothing is loaded here.
 *
 * @param name for example {@code dev.tenantry.web.ApiTest}
 * @param besideTheApplication whether it wants to run where the application's tests run
 * @param methods how many tests are written in it and in what it extends
 */
record TestClass(String name, TestKind kind, boolean besideTheApplication, int methods) {

    private static final String QUARKUS_TEST = "Lio/quarkus/test/junit/QuarkusTest;";
    private static final String BESIDE =
            "L" + BesideTheApplication.class.getName().replace('.', '/') + ";";
    private static final String IN_CHROMIUM = "dev/tenantry/journeys/InChromium";
    private static final String PROPERTY = "Lnet/jqwik/api/Property;";
    private static final Set<String> TESTS =
            Set.of(
                    "Lorg/junit/jupiter/api/Test;",
                    "Lorg/junit/jupiter/api/TestFactory;",
                    "Lorg/junit/jupiter/api/RepeatedTest;",
                    "Lorg/junit/jupiter/params/ParameterizedTest;",
                    PROPERTY);

    /** All below a folder of class files, by name. */
    static List<TestClass> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*(Test|IT)[.]class"))
                    .map(file -> of(folder, file))
                    .filter(test -> test.methods() > 0)
                    .sorted(java.util.Comparator.comparing(TestClass::name))
                    .toList();
        }
    }

    private static TestClass of(Path folder, Path file) {
        List<ClassModel> line =
                Stream.iterate(
                                Optional.of(read(file)),
                                Optional::isPresent,
                                model -> above(folder, model.orElseThrow()))
                        .map(Optional::orElseThrow)
                        .toList();
        String path = folder.relativize(file).toString();
        return new TestClass(
                path.substring(0, path.length() - ".class".length()).replace('/', '.'),
                kind(path, line),
                says(line, BESIDE),
                (int) tests(line, TESTS));
    }

    private static TestKind kind(String path, List<ClassModel> line) {
        if (path.endsWith("IT.class")) {
            return TestKind.INTEGRATION;
        }
        if (says(line, QUARKUS_TEST)) {
            return line.stream().anyMatch(c -> c.thisClass().asInternalName().equals(IN_CHROMIUM))
                    ? TestKind.BROWSER
                    : TestKind.APPLICATION;
        }
        return tests(line, Set.of(PROPERTY)) > 0 ? TestKind.PROPERTY : TestKind.PLAIN;
    }

    private static boolean says(List<ClassModel> line, String annotation) {
        return line.stream()
                .flatMap(
                        model ->
                                model
                                        .findAttribute(Attributes.runtimeVisibleAnnotations())
                                        .stream())
                .flatMap(all -> all.annotations().stream())
                .anyMatch(one -> one.className().equalsString(annotation));
    }

    private static long tests(List<ClassModel> line, Set<String> annotations) {
        return line.stream()
                .flatMap(model -> model.methods().stream())
                .filter(method -> isOneOf(method, annotations))
                .count();
    }

    private static boolean isOneOf(MethodModel method, Set<String> annotations) {
        return method.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(all -> all.annotations().stream())
                .anyMatch(one -> annotations.contains(one.className().stringValue()));
    }

    /** What it extends, when that is one of ours. */
    private static Optional<ClassModel> above(Path folder, ClassModel model) {
        return model.superclass()
                .map(name -> folder.resolve(name.asInternalName() + ".class"))
                .filter(Files::exists)
                .map(TestClass::read);
    }

    private static ClassModel read(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does it run in the second round, with the application? */
    boolean isOfTheApplication() {
        return besideTheApplication || kind == TestKind.APPLICATION || kind == TestKind.BROWSER;
    }
}
