package dev.tenantry.estate.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutFileTest {

    private static final String GOOD =
            """
            apiVersion: tenantry.dev/v1alpha1
            kind: EstateLayout
            metadata: {name: layout}
            spec:
              variables: {env: [dev, prod]}
              tenants:
                id: "{tenant}"
                namespace: "t-{tenant}"
                files:
                  - path: tenants/{tenant}/**
                factory:
                  - path: factory/{tenant}/**
                owner: {label: owner}
              platform: [platform/**]
              argocd: [argocd/**]
              newFiles:
                grant: tenants/{tenant}/{name}.yaml
            """;

    private static List<Problem> problems(String text) {
        LayoutFile file = LayoutFile.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(file.layout().isPresent()).isEqualTo(file.problems().isEmpty());
        return file.problems();
    }

    @Test
    void aGoodOneHasNothingWrong() {
        assertThat(problems(GOOD)).isEmpty();
        assertThat(problems(LayoutText.ENVIRONMENTS)).isEmpty();
        assertThat(problems(LayoutText.FLAT)).isEmpty();
        assertThat(problems(LayoutText.PROJECTS)).isEmpty();
    }

    /** What is written instead, the line of the mistake, and words of its sentence. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: EstateLayout | kind: Layout | 1 | This is no EstateLayout",
                "  argocd: | argo: | 15 | A layout has no field “argo”",
                "owner: {label: owner} | owner: {lable: owner} | 13 | cannot be found by “lable”",
                "owner: {label: owner} | owner: owner | 13 | tenants.owner is no map",
                "path: tenants/{tenant}/** | path: tenants/** | 10 | does not tell whose a file is: it lacks {tenant}",
                "path: tenants/{tenant}/** | path: /tenants/{tenant}/** | 10 | has an empty part",
                "path: tenants/{tenant}/** | path: tenants/../{tenant}/** | 10 | has a part . or ..",
                "path: tenants/{tenant}/** | path: tenants/{tenant/** | 10 | brace without the other",
                "path: tenants/{tenant}/** | path: tenants/[a-z]+/** | 10 | not regular expressions",
                "path: tenants/{tenant}/** | path: tenants/{tenant}/**.yaml | 10 | ** beside other letters",
                "path: tenants/{tenant}/** | path: tenants/{a}{tenant}/** | 10 | nobody could tell where the one ends",
                "path: tenants/{tenant}/** | path: '{tenant}/**' | 10 | does not begin with a folder",
                "path: tenants/{tenant}/** | path: policy/{tenant}/** | 10 | is in policy/",
                "path: tenants/{tenant}/** | path: factory/{tenant}/** | 12 | could be both of",
                "path: tenants/{tenant}/** | pfad: tenants/{tenant}/** | 10 | has no field “pfad”",
                "platform: [platform/**] | platform: [tenants/shared/**] | 14 | could be both of",
                "platform: [platform/**] | platform: platform/** | 14 | platform is no list",
                "namespace: \"t-{tenant}\" | namespace: tenants | 8 | all tenants would have the same",
                "namespace: \"t-{tenant}\" | namespace: \"{tenant}\" | 8 | every namespace of the cluster",
                "namespace: \"t-{tenant}\" | namespace: \"t-{tenant}-{zone}\" | 8 | could be anything",
                "id: \"{tenant}\" | id: acme | 7 | Every tenant would be called",
                "{env: [dev, prod]} | {env: ['{env}']} | 5 | without variables of their own",
                "{env: [dev, prod]} | {env: []} | 5 | has 1 to 20 values",
                "{env: [dev, prod]} | {env: [dev, dev]} | 5 | cannot be “dev”",
                "grant: tenants/{tenant}/{name}.yaml | grant: platform/{name}.yaml | 17 | does not have as tenant",
                "grant: tenants/{tenant}/{name}.yaml | grant: tenants/{tenant}/g.yaml | 17 | has no {name}",
                "metadata: {name: layout} | metadata: {name: layout, name: b} | 3 | name",
            })
    void everyMistakeHasItsLineAndASentence(String was, String is, int line, String words) {
        List<Problem> found = problems(GOOD.replace(was.strip(), is.strip()));
        assertThat(found)
                .anySatisfy(
                        problem -> {
                            assertThat(problem.line()).isEqualTo(line);
                            assertThat(problem.sentence()).contains(words.strip());
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "a: &x [*x]",
                "- 1",
                "kind: EstateLayout",
                "apiVersion: tenantry.dev/v1alpha1\nkind: EstateLayout\nmetadata: {name: l}\n",
                "apiVersion: tenantry.dev/v1alpha1\nkind: EstateLayout\nmetadata: {name: l}\nspec: 1\n",
                "apiVersion: tenantry.dev/v1alpha1\nkind: EstateLayout\nmetadata: {name: l}\nspec: {tenants: {files: [1, {path: [a]}]}}\n",
                "\u0000",
            })
    void whatIsNoLayoutIsAProblemAndNoFailure(String text) {
        assertThat(problems(text)).isNotEmpty();
    }

    @Test
    void aLongOneIsNotRead() {
        assertThat(problems(GOOD + "#".repeat(70_000)))
                .extracting(Problem::sentence)
                .containsExactly("The layout has 70,392 bytes; it can have 65,536.");
    }

    @Test
    void whatIsLeftOutIsTheOthers() {
        String shared =
                GOOD.replace("factory/{tenant}", "tenants/{tenant}/setup")
                        .replace(
                                "path: tenants/{tenant}/**\n",
                                "path: tenants/{tenant}/**\n        except: [\"tenants/{tenant}/setup/**\"]\n");
        assertThat(problems(shared)).isEmpty();
    }

    @Test
    void whatIsFoundByAFieldCannotBeWritten() {
        assertThat(problems(LayoutText.FLAT.replace("{label: team}", "{field: spec.team}")))
                .extracting(Problem::sentence)
                .containsExactly(
                        "A new grant cannot say whose it is by the field “spec.team”; only by a label or an annotation.");
    }
}
