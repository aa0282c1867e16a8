package dev.tenantry.sandbox.github;

import dev.tenantry.sandbox.world.EstateHistory;
import dev.tenantry.sandbox.world.HistoricPullRequest;
import dev.tenantry.sandbox.world.Person;
import dev.tenantry.sandbox.world.Teams;
import dev.tenantry.sandbox.world.World;
import org.eclipse.jgit.lib.Repository;

/** The world's people, its estate with all its history, and the pull requests that made it. */
public final class AcmeBeginning implements Beginning {

    private final World world;

    public AcmeBeginning(World world) {
        this.world = world;
    }

    @Override
    public void fill(Repository bare, Ledger ledger) {
        long id = 100;
        for (Person person : world.people()) {
            ledger.add(Account.of(person, id++, role(person)));
        }
        ledger.teams.putAll(Teams.of(world.people()));
        EstateHistory history = EstateHistory.writeInto(bare.getDirectory().toPath(), world);
        history.pullRequests().forEach(past -> ledger.add(pull(past, ledger)));
        ledger.rules.asTheGuideSays("tenantry/policy");
    }

    private static String role(Person person) {
        if (!person.inDirectory()) {
            return "";
        }
        return person.isInfraEngineer() ? "admin" : "write";
    }

    private static Pull pull(HistoricPullRequest past, Ledger ledger) {
        Pull pull = new Pull();
        pull.number = past.number();
        pull.id = ledger.nextId();
        pull.title = past.title();
        pull.body = past.body();
        pull.author = past.author().login();
        pull.headRef = past.branch();
        pull.headSha = past.head();
        pull.baseSha = past.base();
        pull.createdAt = past.openedAt();
        pull.updatedAt = past.openedAt();
        pull.labels.addAll(past.labels());
        past.merge().ifPresent(merge -> merged(pull, merge, ledger));
        return pull;
    }

    private static void merged(Pull pull, HistoricPullRequest.Merge merge, Ledger ledger) {
        pull.reviews.add(
                new Review(
                        ledger.nextId(),
                        merge.approvedBy().login(),
                        "APPROVED",
                        "",
                        pull.headSha,
                        merge.approvedAt()));
        pull.merged(merge.commit(), pull.baseSha, merge.mergedBy().login(), merge.mergedAt());
    }
}
