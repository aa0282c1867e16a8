package dev.tenantry.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.Actor;
import dev.tenantry.policy.change.Remedy;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where the link in a refusal leads: the form, filled in as it would be let through. */
class InsteadTest {

    private static final Actor DANA =
            new Actor("dana@acme.example", "Dana", Set.of(), Set.of(), Optional.empty());

    private static RequestForm form() {
        MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
        Map.of(
                        "tenant", "acme-retail",
                        "resource", "dataset/cards",
                        "role", "bigquery.dataEditor",
                        "until", "2026-12-24T18:00",
                        "reason", "Check the cards",
                        "key", "key-12345")
                .forEach(fields::putSingle);
        return RequestForm.of(fields, DANA);
    }

    private static String instead(String field, String value) {
        return FilledForms.instead(form(), new Remedy(field, value)).orElseThrow();
    }

    @Test
    void aShorterTimeTakesTheEndAwayAndKeepsTheRest() {
        assertThat(instead("duration", "PT168H"))
                .startsWith("/access/request?tenant=acme-retail&")
                .contains("&duration=PT168H&", "&until=&", "&reason=Check+the+cards&")
                .contains("role=roles%2Fbigquery.dataEditor&");
    }

    @Test
    void anotherRoleKeepsTheRest() {
        assertThat(instead("role", "roles/bigquery.dataViewer"))
                .contains("role=roles%2Fbigquery.dataViewer&", "&until=2026-12-24T18%3A00&");
    }

    @Test
    void whoHasItExtendsIt() {
        assertThat(instead(Remedy.EXTEND, "grant-1"))
                .isEqualTo(
                        "/access/grants/acme-retail/grant-1/extension?reason=Check+the+cards&ticket=");
    }

    @Test
    void whatNoFormCanDoHasNoLink() {
        assertThat(FilledForms.instead(form(), new Remedy("owner", "x"))).isEmpty();
    }
}
