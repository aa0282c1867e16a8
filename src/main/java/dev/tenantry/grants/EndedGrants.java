package dev.tenantry.grants;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Grants;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.layout.LayoutOfEstate;
import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.EstateNotRead;
import dev.tenantry.manifest.Estates;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.Facts;
import dev.tenantry.proposals.ProposalsTouching;
import dev.tenantry.proposals.ProposalsTouching.Entry;
import dev.tenantry.proposals.TakenAway;
import dev.tenantry.web.HiddenTenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Grants that are no longer in the estate, from the proposals that made and removed them, or from
 * Git's history where somebody removed the file by hand: a grant keeps its page.
 */
@ApplicationScoped
class EndedGrants {

    private final ProposalsTouching proposals;
    private final TakenAway takenAway;
    private final Estates estates;
    private final HiddenTenants hidden;

    EndedGrants(
            ProposalsTouching proposals,
            TakenAway takenAway,
            Estates estates,
            HiddenTenants hidden) {
        this.proposals = proposals;
        this.takenAway = takenAway;
        this.estates = estates;
        this.hidden = hidden;
    }

    /** Empty when there never was such a grant, or the person may not know the tenant. */
    Optional<Grant> find(TenantId tenant, String name, Actor actor) {
        if (!name.startsWith(GrantFile.NAME) || hidden.from(actor).contains(tenant.value())) {
            return Optional.empty();
        }
        return Places.in(LayoutOfEstate.newest(estates), () -> GrantFile.path(tenant, name))
                .flatMap(path -> ended(tenant, path))
                .map(grant -> Grant.ended(tenant, grant));
    }

    private Optional<DesiredGrant> ended(TenantId tenant, String path) {
        return removed(proposals.all(tenant, List.of(path)), path)
                .or(() -> lastInGit(path))
                .flatMap(text -> read(path, text));
    }

    /** What the file held when the newest of the merged proposals took it away. */
    private static Optional<String> removed(List<Entry> newestFirst, String path) {
        return newestFirst.stream()
                .filter(Entry::merged)
                .flatMap(entry -> entry.edits().stream())
                .filter(edit -> edit.path().equals(path))
                .findFirst()
                .filter(edit -> edit.after().isEmpty())
                .flatMap(Facts.Edit::before);
    }

    /** What the file held before the commit that took it away. */
    private Optional<String> lastInGit(String path) {
        try {
            return takenAway
                    .of(path)
                    .flatMap(TakenAway.By::parent)
                    .flatMap(commit -> estates.at(commit).read(path))
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        } catch (EstateNotRead away) {
            return Optional.empty();
        }
    }

    private static Optional<DesiredGrant> read(String path, String text) {
        return ManifestFile.read(path, text.getBytes(StandardCharsets.UTF_8)).manifests().stream()
                .flatMap(manifest -> Grants.in(manifest).stream())
                .findFirst();
    }
}
