package dev.tenantry.indexing;

import static dev.tenantry.testing.HostileText.endless;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.RawName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever one file is called or holds, those beside it are indexed, and it is a finding. */
class OneBadFileTest extends IndexedByAll {

    private static final String STORAGE = "storage.cnrm.cloud.google.com/v1beta1";

    @Test
    void aValueThatIsLongerThanAnIndexHolds() {
        String endless = endless(6_000);
        Map<String, String> bad =
                Map.of(
                        OWN + "name.yaml",
                        bucket(endless),
                        OWN + "kind.yaml",
                        object("x.example/v1", endless, "a", "{}"),
                        OWN + "group.yaml",
                        object(endless + ".example/v1", "A", "b", "{}"),
                        OWN + "namespace.yaml",
                        bucket("z").replace("t-acme", endless),
                        OWN + "role.yaml",
                        grant("c", PROJECT, endless, "user:a@b.c"),
                        OWN + "member.yaml",
                        grant("d", PROJECT, "roles/x", "user:" + endless),
                        OWN + "reference.yaml",
                        grant("e", "{kind: Thing, name: " + endless + "}", "r", "user:a"),
                        OWN + "project.yaml",
                        grant("f", "{kind: Project, external: " + endless + "}", "r", "u"),
                        "factory/birch/namespace.yaml",
                        NAMESPACE.replace("acme-data", endless).replace("acme", "birch"));
        putGood();
        bad.forEach(origin::put);
        isIndexed(origin.commit("Begin"));
        assertThat(sentences())
                .hasSizeGreaterThanOrEqualTo(bad.size())
                .allMatch(said -> said.length() < 1_200);
        bad.keySet().forEach(path -> isSaid(path, ""));
    }

    @Test
    void aPathThatIsLongerThanAnIndexHolds() {
        putGood();
        String one = OWN + endless(3_500);
        String many = OWN + endless(3_500).replaceAll("(.{250})", "$1/");
        origin.put(one + ".yaml", bucket("one")).put(one + ".md", "text");
        origin.put(many + "broken.yaml", "a: b: c").put(many + "two.yaml", bucket("two"));
        isIndexed(origin.commit("Begin"));
        assertThat(sentences())
                .filteredOn(said -> said.contains("path of this file is longer"))
                .hasSize(3)
                .doesNotHaveDuplicates()
                .allMatch(said -> said.startsWith(OWN) && said.length() < 400);
        origin.remove(one + ".yaml").put(many + "broken.yaml", bucket("three"));
        isIndexed(origin.remove(many + "two.yaml").commit("Remove some"));
        assertThat(sentences())
                .filteredOn(said -> said.contains("path of this file is longer"))
                .hasSize(1);
    }

    private static String flow(String group, String kind, String name) {
        return "{apiVersion: %s, kind: %s, metadata: {name: %s, namespace: t-acme}}"
                .formatted(group, kind, name);
    }

    private static String list(String... items) {
        return "{apiVersion: v1, kind: List, items: [" + String.join(", ", items) + "]}\n";
    }

    @Test
    void twoObjectsOnOneLineAreTwoAndTheSameTwiceIsAFinding() {
        putGood();
        String bucket = flow(STORAGE, "StorageBucket", "b1");
        origin.put(OWN + "list.yaml", list(bucket, flow(STORAGE, "StorageBucket", "b2"), bucket));
        String projects = "resourcemanager.cnrm.cloud.google.com/v1beta1";
        origin.put(
                "factory/acme/p.yaml",
                list(flow(projects, "Project", "p1"), flow(projects, "Project", "p2")));
        String birch = NAMESPACE.replace("acme", "birch");
        origin.put("factory/birch/namespace.yaml", birch + "---\n" + birch);
        String cedar = flow("v1", "Namespace", "t-cedar");
        origin.put("factory/cedar/namespace.yaml", list(cedar, cedar));
        isIndexed(origin.commit("Begin"));
        assertThat(rows("select id from read_model.tenant_resource")).contains("b1", "b2");
        assertThat(rows("select name from read_model.grant_store")).contains("b1", "b2");
        assertThat(rows("select project_id from read_model.tenant_project")).contains("p1", "p2");
        assertThat(rows("select tenant from read_model.grant_tenant order by 1"))
                .containsExactly("acme", "birch", "cedar");
        isSaid(OWN + "list.yaml", "“b1” also stands");
        isSaid("factory/birch/namespace.yaml", "“t-birch” also stands");
        isSaid("factory/cedar/namespace.yaml", "“t-cedar” also stands");
        assertThat(sentences()).noneMatch(said -> said.contains("stands in no list"));
    }

    @Test
    void aTimeThatNoCalendarHas() {
        putGood();
        for (String year : List.of("+999999999", "-5000", "+12026", "0000")) {
            String time = year + "-01-01T00:00:00Z";
            String grant = grant("g" + year.substring(1), PROJECT, "roles/x", "user:a@b.c");
            String notes =
                    "{annotations: {tenantry.dev/requested-at: \"%s\", tenantry.dev/expires-at: \"%s\"}, "
                            .formatted(time, time);
            origin.put(
                    OWN + year + "note.yaml", grant.replace("metadata: {", "metadata: " + notes));
            String condition =
                    "{condition: {title: t, expression: 'request.time < timestamp(\"%s\")'}, "
                            .formatted(time);
            origin.put(OWN + year + "end.yaml", grant.replace("spec: {", "spec: " + condition));
        }
        isIndexed(origin.commit("Begin"));
        assertThat(rows("select ends_key::text from read_model.grant_row"))
                .hasSize(8)
                .containsOnly("infinity");
        for (String year : List.of("+999999999", "-5000", "+12026", "0000")) {
            isSaid(OWN + year + "note.yaml", "requested-at is not in any calendar");
            isSaid(OWN + year + "note.yaml", "expires-at is not in any calendar");
            isSaid(OWN + year + "end.yaml", "a text that is no time");
        }
    }

    @Test
    void pathsThatDifferInBytesOnly() {
        putGood();
        for (String name : List.of("\u00e9.yaml", "\u00e9.md")) {
            String path = OWN + name;
            origin.put(path, bucket("utf-" + name.length()));
            origin.put(RawName.of(path.getBytes(StandardCharsets.ISO_8859_1)), bucket("latin"));
        }
        isIndexed(origin.commit("Begin"));
        assertThat(names()).contains("utf-6", "latin");
        assertThat(rows("select path from read_model.estate_commit_path"))
                .hasSize(6)
                .contains(OWN + "\uFFFDE9.md", OWN + "\u00e9.md");
    }

    @Test
    void whatIsKeptSomewhereElse() {
        String nobody = "0123456789012345678901234567890123456789";
        putGood();
        origin.link(OWN + "link.yaml", "good.yaml").link(OWN + "folder", "../birch");
        origin.submodule(OWN + "module", nobody).submodule("vendor/module", nobody);
        origin.link("CLAUDE.md", "AGENTS.md");
        String pointer =
                "version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize 12345\n"
                        .formatted("4d7a".repeat(16));
        origin.put(OWN + "pointer.yaml", pointer);
        isIndexed(origin.commit("Begin"));
        isSaid(OWN + "link.yaml", "symbolic link");
        isSaid(OWN + "folder", "symbolic link");
        isSaid(OWN + "module", "submodule");
        isSaid(OWN + "pointer.yaml", "Git LFS");
        assertThat(sentences()).hasSize(4);
        origin.remove(OWN + "link.yaml").remove(OWN + "folder").remove(OWN + "module");
        isIndexed(origin.put(OWN + "pointer.yaml", bucket("b")).commit("Mend"));
        assertThat(sentences()).isEmpty();
    }
}
