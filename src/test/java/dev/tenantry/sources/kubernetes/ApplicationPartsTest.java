package dev.tenantry.sources.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantry.sources.kubernetes.ArgoApplication.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Applications as Argo CD writes them. */
class ApplicationPartsTest {

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource({
        "tenants/acme, tenants/acme",
        "./tenants/acme/, tenants/acme",
        "/tenants/acme, tenants/acme",
        "., ''",
        "./, ''"
    })
    void aFolderIsWrittenInManyWays(String written, String path) throws JsonProcessingException {
        JsonNode application =
                json(
                        "{'spec': {'source': {'path': '%s'}}, 'status': {'sync': {'revision': 'r'}}}"
                                .formatted(written));
        assertThat(ApplicationParts.sources(application)).containsExactly(new Source(path, "r"));
    }

    @Test
    void aChartHasNoFolder() throws JsonProcessingException {
        assertThat(ApplicationParts.sources(json("{'spec': {'source': {'chart': 'x'}}}")))
                .isEmpty();
    }

    @Test
    void ofSeveralSourcesEachHasItsOwnCommit() throws JsonProcessingException {
        JsonNode application =
                json(
                        """
                        {'spec': {'sources': [{'chart': 'x'}, {'path': 'a'}, {'path': 'b'}]},
                         'status': {'sync': {'revisions': ['1.2.3', 'one']}}}""");
        assertThat(ApplicationParts.sources(application))
                .containsExactly(new Source("a", "one"), new Source("b", ""));
    }

    @Test
    void anObjectIsAsGitSaysWhenArgoCdSaysSo() throws JsonProcessingException {
        JsonNode application =
                json(
                        """
                        {'status': {'resources': [
                          {'group': 'g', 'kind': 'K', 'namespace': 'n', 'name': 'one', 'status': 'Synced'},
                          {'kind': 'Namespace', 'name': 'two', 'status': 'OutOfSync'},
                          {'kind': 'Pod', 'namespace': 'n', 'name': 'hook', 'hook': true}]}}""");
        assertThat(ApplicationParts.objects(application, true)).containsExactly("g|K|n|one");
        assertThat(ApplicationParts.objects(application, false))
                .containsExactly("|Namespace||two", "|Pod|n|hook");
    }
}
