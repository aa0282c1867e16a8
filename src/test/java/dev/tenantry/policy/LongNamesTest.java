package dev.tenantry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.estate.Principal;
import dev.tenantry.estate.Resource;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.policy.owners.CodeOwners;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However long somebody makes a name, it is read, and refused. */
class LongNamesTest {

    private static final String PARTS = "a.".repeat(60_000);

    @Test
    void aPrincipalThatIsTooLongIsNone() {
        for (String member :
                List.of(
                        "domain:" + PARTS + "b",
                        "user:a@" + PARTS + "b",
                        "group:" + PARTS + "@b.c",
                        "serviceAccount:" + PARTS + "svc.id.goog[a/b]",
                        "principal://iam.googleapis.com/" + PARTS)) {
            Principal principal = new Principal(member);
            assertThat(principal.isWellFormed()).isFalse();
            assertThat(principal.project()).isEmpty();
            assertThat(principal.shown()).isNotBlank();
        }
        assertThat(new Principal("domain:" + "a.".repeat(400) + "b").isWellFormed()).isTrue();
    }

    @Test
    void aThingOfManyPartsIsOfItsProject() {
        String name = "projects/acme-data" + "/a".repeat(60_000);
        assertThat(ResourceName.project(Resource.Kind.OTHER, name)).contains("acme-data");
    }

    /** A pattern that tries again and again would take longer than anybody waits. */
    @Test
    @Timeout(20)
    void globsThatOthersWriteAnswerAtOnce() {
        String path = "a/".repeat(950) + "b";
        PaperEstate estate =
                PaperEstate.empty()
                        .with("CODEOWNERS", "/**/**/**/**/**/**/secret @a\n*a*a*a*a*c @b\n");
        assertThat(CodeOwners.of(estate).of(path)).isEmpty();
        assertThat(CodeOwners.of(estate).of("a".repeat(250))).isEmpty();
    }
}
