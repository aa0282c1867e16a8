package dev.tenantry.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.estate.Places;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.access.RoleCatalog;
import dev.tenantry.proposals.Intent;
import dev.tenantry.proposals.IntentRefused;
import dev.tenantry.proposals.ProposalId;
import dev.tenantry.testing.PaperEstate;
import dev.tenantry.testing.UpstreamSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What the console writes is what Config Connector takes: many requests, extensions and
 * revocations, held against the upstream CRDs where these lie beside the checkout.
 */
@ResourceLock(UpstreamSchemas.LOCK)
class UpstreamSchemasTest {

    private static final int REQUESTS = 400;
    private static final Instant ASKED = Instant.parse("2026-11-22T10:15:23Z");
    private static final List<String> WORDS =
            List.of(
                    "why: not",
                    "- list",
                    "#no comment",
                    "\"quoted\"",
                    "it's",
                    "yes",
                    "0755",
                    "2026-11-22",
                    "{a: b}",
                    "*alias",
                    "&anchor",
                    "!tag",
                    "%",
                    "@",
                    "`",
                    "|",
                    ">",
                    "\u00e4\u00f6\u00fc",
                    "\u65e5\u672c",
                    "\ud83d\ude80",
                    "\\n",
                    "\t",
                    "${x}",
                    "null",
                    "~",
                    "1e3",
                    "=");

    private final Random random = new Random(41);
    @TempDir Path folder;

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String reason() {
        StringBuilder reason = new StringBuilder("Because of");
        for (int i = random.nextInt(12); i >= 0; i--) {
            reason.append(' ').append(any(WORDS));
        }
        return reason.toString();
    }

    private Actor actor() {
        String name = any(List.of("jane.doe", "j", "a-very.long-name_with+plus"));
        return new Actor(
                name + "@acme.example",
                name,
                Set.of("data-engineer"),
                Set.of(ConsoleRole.DATA_ENGINEER),
                random.nextBoolean() ? Optional.of("jdoe") : Optional.empty());
    }

    private RequestGrant request(String tenant) {
        GrantTarget target =
                GrantTarget.parse(
                        any(
                                List.of(
                                        "project",
                                        "dataset/features_daily",
                                        "dataset/cards",
                                        "bucket/" + tenant + "-ml-prod-models")));
        List<RoleCatalog.Entry> roles =
                RoleCatalog.standard().all().stream()
                        .filter(role -> role.on().contains(target.kind()))
                        .toList();
        return new RequestGrant(
                Optional.of(new TenantId(tenant)),
                any(
                        List.of(
                                "user:jane.doe@acme.example",
                                "user:o'neil+test@acme.example",
                                "group:analysts@acme.example",
                                "serviceAccount:trainer@"
                                        + tenant
                                        + "-ml-prod.iam.gserviceaccount.com")),
                target,
                any(roles).role().name(),
                Optional.of(Duration.ofMinutes(random.nextInt(60, 90 * 24 * 60))),
                Optional.empty(),
                false,
                reason(),
                random.nextBoolean()
                        ? Optional.of("INC-" + random.nextInt(9_999))
                        : Optional.empty());
    }

    private PaperEstate after(PaperEstate estate, Intent intent, Instant asked)
            throws IntentRefused {
        ChangeSet changes = intent.over(estate, ProposalId.fresh(), actor(), asked);
        return estate.after(changes);
    }

    private static List<String> grants(PaperEstate estate) {
        return estate.list("tenants").stream().filter(path -> path.contains("/grants/")).toList();
    }

    private PaperEstate asked() throws IntentRefused {
        PaperEstate estate = PaperEstate.empty().withTenant("acme-retail").withTenant("acme-bank");
        for (int i = 0; i < REQUESTS; i++) {
            String tenant = any(List.of("acme-retail", "acme-bank"));
            estate = after(estate, request(tenant), ASKED.plusSeconds(i));
        }
        return estate;
    }

    /** Some last longer, some end, the others stay. */
    private PaperEstate changed(PaperEstate estate) throws IntentRefused {
        PaperEstate next = estate;
        List<String> grants = grants(estate);
        for (int i = 0; i < grants.size(); i++) {
            String path = grants.get(i);
            Optional<TenantId> tenant = Places.tenantOf(path);
            String name =
                    ManifestFile.read(path, estate.read(path).orElseThrow())
                            .manifests()
                            .getFirst()
                            .name();
            if (i % 3 == 0) {
                next =
                        after(
                                next,
                                new ExtendGrant(
                                        tenant,
                                        name,
                                        Optional.of(Duration.ofDays(90)),
                                        Optional.empty(),
                                        reason(),
                                        Optional.empty()),
                                ASKED.plus(Duration.ofDays(1)).plusSeconds(i));
            } else if (i % 3 == 1) {
                next =
                        after(
                                next,
                                new RevokeGrant(tenant, name, reason()),
                                ASKED.plus(Duration.ofDays(1)));
            }
        }
        return next;
    }

    @Test
    void everyManifestThatIsWrittenIsTakenUpstream()
            throws IntentRefused, IOException, InterruptedException {
        PaperEstate requested = asked();
        PaperEstate estate = changed(requested);
        assertThat(grants(requested)).hasSize(REQUESTS);
        assertThat(grants(estate)).hasSizeBetween(REQUESTS / 2, REQUESTS);
        List<String> paths =
                Stream.concat(grants(requested).stream(), grants(estate).stream())
                        .distinct()
                        .toList();
        for (String path : paths) {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, estate.read(path).or(() -> requested.read(path)).orElseThrow());
        }
        UpstreamSchemas.accept(folder, paths.size());
    }
}
