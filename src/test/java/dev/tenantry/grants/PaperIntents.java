package dev.tenantry.grants;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Grants;
import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.Policy;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.proposals.Intent;
import dev.tenantry.proposals.IntentRefused;
import dev.tenantry.proposals.ProposalId;
import dev.tenantry.testing.Jane;
import dev.tenantry.testing.PaperEstate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Requests by Jane over an estate of two tenants, and what they come to. */
final class PaperIntents {

    static final Instant ASKED = Instant.parse("2026-11-22T10:15:23Z");

    static final ProposalId ID = new ProposalId("01jd9x7m5kabcdef");

    static final Actor JANE = Jane.LINKED;

    static final PaperEstate ESTATE =
            PaperEstate.empty().withTenant("acme-retail").withTenant("acme-bank");

    static RequestGrant request(String principal, String on, String role, String reason) {
        return new RequestGrant(
                Optional.of(new TenantId("acme-retail")),
                principal,
                GrantTarget.parse(on),
                role,
                Optional.of(Duration.ofDays(7)),
                Optional.empty(),
                false,
                reason,
                Optional.of("INC-4211"));
    }

    static RequestGrant dataset() {
        return request(
                "user:jane.doe@acme.example",
                "dataset/features_daily",
                "roles/bigquery.dataViewer",
                "Check feature drift reported in INC-4211");
    }

    static ChangeSet over(Intent intent, PaperEstate estate) throws IntentRefused {
        return intent.over(estate, ID, JANE, ASKED);
    }

    static FileEdit.Add added(ChangeSet changes) {
        return changes.edits().stream()
                .filter(FileEdit.Add.class::isInstance)
                .map(FileEdit.Add.class::cast)
                .findFirst()
                .orElseThrow();
    }

    static List<Verdict> refusals(ChangeSet changes, PaperEstate estate) {
        return Policy.judge(Question.beforeReview(changes, estate, JANE, ASKED.plusSeconds(1)))
                .verdicts()
                .stream()
                .filter(Verdict::blocks)
                .toList();
    }

    static DesiredGrant read(FileEdit.Add file) {
        Manifest manifest = ManifestFile.read(file.path(), file.after()).manifests().getFirst();
        return Grants.in(manifest).getFirst();
    }

    static RequestGrant until(Instant end) {
        return new RequestGrant(
                Optional.of(new TenantId("acme-retail")),
                "user:jane.doe@acme.example",
                GrantTarget.PROJECT,
                "roles/browser",
                Optional.empty(),
                Optional.of(end),
                false,
                "A good reason",
                Optional.empty());
    }

    static ExtendGrant extend(String name, int days) {
        return new ExtendGrant(
                Optional.of(new TenantId("acme-retail")),
                name,
                Optional.of(Duration.ofDays(days)),
                Optional.empty(),
                "The customer has more questions",
                Optional.empty());
    }

    private PaperIntents() {}
}
