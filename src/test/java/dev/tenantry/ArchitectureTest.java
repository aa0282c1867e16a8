package dev.tenantry;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.tenantry.testing.OurClasses;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** ARCHITECTURE.md, executable: who may use whom, and what is absent on purpose. */
class ArchitectureTest {

    private static final String ROOT = "dev.tenantry.";
    private static final int LONGEST_CLASS = 240;
    private static final int LONGEST_METHOD = 30;

    /** Package → what of ours it may use besides itself. */
    private static final Map<String, List<String>> MAY_USE =
            Map.ofEntries(
                    Map.entry("manifest", List.of()),
                    Map.entry("identity", List.of()),
                    Map.entry("sources.git", List.of("manifest")),
                    Map.entry("sources.gcp", List.of()),
                    Map.entry("sources.kubernetes", List.of()),
                    Map.entry("sources.billing", List.of()),
                    Map.entry("estate", List.of("manifest")),
                    Map.entry("policy", List.of("manifest", "estate", "identity")),
                    Map.entry("web", List.of("identity", "manifest")),
                    Map.entry("indexing", List.of("sources", "manifest", "estate", "web")),
                    Map.entry(
                            "proposals",
                            List.of("manifest", "estate", "policy", "identity", "web", "indexing")),
                    Map.entry(
                            "github",
                            List.of(
                                    "proposals",
                                    "indexing",
                                    "policy",
                                    "estate",
                                    "manifest",
                                    "identity",
                                    "web")),
                    Map.entry("overview", List.of("web", "identity")),
                    Map.entry("google", List.of("sources", "indexing")),
                    Map.entry("cluster", List.of("sources", "indexing")),
                    slice("tenants"),
                    slice("grants"),
                    slice("runs"),
                    slice("costs"),
                    slice("drift"),
                    Map.entry("styleguide", List.of("web", "policy")),
                    Map.entry("sandbox", List.of()));

    private static final List<String> SLICES =
            List.of("tenants", "grants", "runs", "costs", "drift");

    private static final JavaClasses OURS = OurClasses.all();

    private static Map.Entry<String, List<String>> slice(String name) {
        return Map.entry(
                name,
                List.of(
                        "indexing",
                        "manifest",
                        "estate",
                        "web",
                        "identity",
                        "proposals",
                        "policy",
                        "sources"));
    }

    @Test
    void theRulesSawEveryPackage() {
        assertThat(OURS.size()).isGreaterThan(100);
        MAY_USE.keySet()
                .forEach(name -> assertThat(OURS.containPackage(ROOT + name)).as(name).isTrue());
    }

    @TestFactory
    Stream<DynamicTest> everyPackageUsesOnlyWhatItMay() {
        return MAY_USE.entrySet().stream()
                .map(
                        entry ->
                                DynamicTest.dynamicTest(
                                        entry.getKey(), () -> uses(entry).check(OURS)));
    }

    private static ArchRule uses(Map.Entry<String, List<String>> entry) {
        String[] allowed =
                Stream.concat(
                                Stream.of(ROOT + entry.getKey() + "..", ROOT + "sources"),
                                entry.getValue().stream().map(name -> ROOT + name + ".."))
                        .toArray(String[]::new);
        return noClasses()
                .that(resideInAPackage(ROOT + entry.getKey() + ".."))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.tenantry..").and(not(resideInAnyPackage(allowed))))
                .because("ARCHITECTURE.md says who may use whom");
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.tenantry.(*)..").should().beFreeOfCycles().check(OURS);
        for (String room : List.of("policy")) {
            slices().matching(ROOT + room + ".(**)").should().beFreeOfCycles().check(OURS);
        }
    }

    @Test
    void onlyProjectionsSeeTheFactsOfASource() {
        noClasses()
                .that(
                        resideInAnyPackage(
                                Stream.concat(SLICES.stream(), Stream.of("google", "cluster"))
                                        .map(s -> ROOT + s + "..")
                                        .toArray(String[]::new)))
                .and(not(nameMatching(".*Projection(Rows)?(\\$.*)?")))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.tenantry.sources.."))
                .because("pages read rows; facts become rows in projections")
                .check(OURS);
    }

    @Test
    void onlyTheGithubPackageKnowsTheGithubLibrary() {
        confine("org.kohsuke..", "dev.tenantry.github..").check(OURS);
    }

    /** What an amount like 64Gi is, is no remote call. */
    @Test
    void onlySourcesKnowGoogleAndKubernetes() {
        noClasses()
                .that(not(resideInAnyPackage("dev.tenantry.sources..", "dev.tenantry.sandbox..")))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("com.google.cloud..", "com.google.iam..", "io.fabric8..")
                                .and(not(belongToAnyOf(Quantity.class))))
                .check(OURS);
    }

    @Test
    void onlyTheMirrorAndTheSandboxKnowGit() {
        noClasses()
                .that(
                        not(
                                resideInAnyPackage(
                                        "dev.tenantry.sources.git..", "dev.tenantry.sandbox..")))
                .should()
                .dependOnClassesThat(resideInAPackage("org.eclipse.jgit.."))
                .check(OURS);
    }

    @Test
    void nobodyUsesTheSandbox() {
        noClasses()
                .that(not(resideInAPackage("dev.tenantry.sandbox..")))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.tenantry.sandbox.."))
                .check(OURS);
    }

    private static ArchRule confine(String library, String home) {
        return noClasses()
                .that(not(resideInAPackage(home)))
                .and(not(resideInAPackage("dev.tenantry.sandbox..")))
                .should()
                .dependOnClassesThat(resideInAPackage(library));
    }

    @Test
    void noClassIsCalledAfterAnything() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .andShould()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould()
                .haveSimpleNameNotEndingWith("Service")
                .check(OURS);
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..service..", "..dto..", "..mapper..", "..util..", "..impl..", "..model..")
                .check(OURS);
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
        try (Stream<Path> console = Files.walk(Path.of("src/main/java/dev/tenantry"));
                Stream<Path> sandbox =
                        Files.walk(Path.of("src/sandbox/java/dev/tenantry/sandbox"))) {
            assertThat(Stream.concat(console, sandbox).filter(Files::isDirectory))
                    .allSatisfy(
                            folder ->
                                    assertThat(folder.resolve("package-info.java"))
                                            .content()
                                            .contains("/**", "NullMarked"));
        }
    }

    @Test
    void noClassIsLong() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src"));
                Stream<Path> bench = Files.walk(Path.of("bench"))) {
            assertThat(
                            Stream.concat(sources, bench)
                                    .filter(file -> file.toString().endsWith(".java")))
                    .allSatisfy(
                            file ->
                                    assertThat(belowImports(file))
                                            .as("%s", file)
                                            .hasSizeLessThanOrEqualTo(LONGEST_CLASS));
        }
    }

    /** Who uses many others from many rooms is no longer for it. */
    private static List<String> belowImports(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int imports = 0;
        for (int i = 0; i < lines.size(); i++) {
            imports = lines.get(i).startsWith("import ") ? i + 1 : imports;
        }
        return lines.subList(imports, lines.size());
    }

    @Test
    void noMethodIsLong() throws IOException {
        assertThat(Methods.below(Path.of("src")))
                .hasSizeGreaterThan(1000)
                .filteredOn(method -> method.lines() > LONGEST_METHOD)
                .isEmpty();
        assertThat(Methods.below(Path.of("bench")))
                .hasSizeGreaterThan(100)
                .filteredOn(method -> method.lines() > LONGEST_METHOD)
                .isEmpty();
    }
}
