package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept of a form that came too late, and how it comes back. */
class TypedFormTest {

    private static final String BODY = "csrf=proof&tenant=acme&reason=to+read+%26+learn";

    @Test
    void aFormComesBackAsItWasWithoutItsProof() {
        String packed = TypedForm.of("/access/request", BODY).packed().orElseThrow();
        TypedForm back = TypedForm.unpacked(packed).orElseThrow();

        assertThat(back.path()).isEqualTo("/access/request");
        assertThat(back.token()).isEqualTo("proof");
        assertThat(back.query()).isEqualTo("?tenant=acme&reason=to+read+%26+learn&preview=1");
    }

    @Test
    void ofADecisionTheWordsComeBackAndNothingElse() {
        String refusal = "/proposals/abc123/refusal";

        assertThat(TypedForm.page(refusal)).contains("/proposals/abc123");
        assertThat(TypedForm.of(refusal, "csrf=p&head=1234&reason=Shorter").query())
                .isEqualTo("?refusal=Shorter");
        assertThat(TypedForm.of("/proposals/abc123/merge", "csrf=p&head=1").query()).isEmpty();
    }

    @Test
    void onlyFormsThatPeopleTypeIntoAreKept() {
        assertThat(TypedForm.page("/tenants/acme/budget")).contains("/tenants/acme/budget");
        assertThat(TypedForm.page("/access/grants/acme/grant-1/extension")).isPresent();
        assertThat(TypedForm.page("/sign-out")).isEmpty();
        assertThat(TypedForm.page("/api/v1/proposals")).isEmpty();
        assertThat(TypedForm.page("//elsewhere.example/access/request")).isEmpty();
    }

    @Test
    void whatIsTooLongIsLetGo() {
        StringBuilder noise = new StringBuilder("reason=");
        for (int i = 0; noise.length() < 12_000; i++) {
            noise.append(Integer.toString(i * 7919, 36));
        }
        TypedForm longForm = TypedForm.of("/access/request", noise.toString());

        assertThat(longForm.packed()).isEmpty();
        assertThat(longForm.query()).isEmpty();
    }

    @Test
    void aCookieThatIsNoneOfOursIsNone() {
        assertThat(TypedForm.unpacked("%%%")).isEqualTo(Optional.empty());
        assertThat(TypedForm.unpacked("bm90IG91cnM")).isEqualTo(Optional.empty());
    }
}
