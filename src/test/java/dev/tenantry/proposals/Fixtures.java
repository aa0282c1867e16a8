package dev.tenantry.proposals;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.proposals.PullRequests.CheckRun;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.proposals.PullRequests.Review;
import dev.tenantry.proposals.PullRequests.ReviewEvent;
import dev.tenantry.proposals.PullRequests.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** People, intents and pull requests that the tests of this package speak of. */
final class Fixtures {

    static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    static final String HEAD = "1".repeat(40);
    static final String NEWER_HEAD = "2".repeat(40);
    static final String BASE = "b".repeat(40);

    static final Actor ASKER = actor("data-engineer", ConsoleRole.DATA_ENGINEER);
    static final Actor REVIEWER = actor("reviewer", ConsoleRole.REVIEWER);

    private Fixtures() {}

    static Actor actor(String name, ConsoleRole... roles) {
        return new Actor(
                name + "@acme.example", name, Set.of(name), Set.of(roles), Optional.of(name));
    }

    /** Adds one file whose text is {@code text}. */
    record AddFile(TenantId of, String path, String text) implements Intent {
        @Override
        public Optional<TenantId> tenant() {
            return Optional.of(of);
        }

        @Override
        public String title(Estate estate, Actor requester, Instant asked) {
            return "Add " + path;
        }

        @Override
        public String reason() {
            return "We need it.";
        }

        @Override
        public ChangeSet over(Estate estate, ProposalId id, Actor requester, Instant asked)
                throws IntentRefused {
            if (estate.read(path).isPresent()) {
                throw new IntentRefused("There is a file " + path + " already.");
            }
            byte[] bytes =
                    (text + "\n# " + id + " " + asked + "\n").getBytes(StandardCharsets.UTF_8);
            return new ChangeSet(estate.commit(), List.of(new FileEdit.Add(path, bytes)));
        }
    }

    /** Adds a line at the end of a file that is there, or begins it. */
    record AddLine(TenantId of, String path, String line) implements Intent {
        @Override
        public Optional<TenantId> tenant() {
            return Optional.of(of);
        }

        @Override
        public String title(Estate estate, Actor requester, Instant asked) {
            return "Add a line to " + path;
        }

        @Override
        public String reason() {
            return "We need it.";
        }

        @Override
        public ChangeSet over(Estate estate, ProposalId id, Actor requester, Instant asked) {
            byte[] added = (line + "\n").getBytes(StandardCharsets.UTF_8);
            return new ChangeSet(
                    estate.commit(),
                    List.of(
                            estate.read(path)
                                    .<FileEdit>map(
                                            old ->
                                                    new FileEdit.Change(
                                                            path, old, joined(old, added)))
                                    .orElseGet(() -> new FileEdit.Add(path, added))));
        }

        private static byte[] joined(byte[] first, byte[] second) {
            byte[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            return both;
        }
    }

    static final IntentKind ADD_LINE =
            IntentKind.of("add-line", AddLine.class, intent -> "/add-line?");

    static final IntentKind ADD_FILE =
            IntentKind.of("add-file", AddFile.class, intent -> "/add-file?");

    static AddFile addFile(String path) {
        return new AddFile(new TenantId("acme-retail"), path, "kind: Nothing");
    }

    static Preview preview(Actor requester) {
        return new Preview(
                ProposalId.fresh(),
                ADD_FILE,
                addFile("tenants/acme-retail/infra/a.yaml"),
                "Add tenants/acme-retail/infra/a.yaml",
                requester,
                MONDAY,
                new ChangeSet(
                        BASE,
                        List.of(
                                new FileEdit.Add(
                                        "tenants/acme-retail/infra/a.yaml",
                                        "kind: Nothing\n".getBytes(StandardCharsets.UTF_8)))),
                List.of(new Sentence(Sentence.Sign.GAINS, "acme-retail gains a file.")),
                List.of(
                        new Verdict(
                                "four-eyes",
                                "Somebody else must approve.",
                                Verdict.Outcome.PENDING,
                                Optional.empty(),
                                Optional.empty())),
                "A reviewer must approve.");
    }

    static Proposal requested() {
        Preview preview = preview(ASKER);
        return new Proposal(preview, "{}", "key");
    }

    static PullRequest pullRequest(State state, List<Review> reviews, List<CheckRun> checks) {
        return new PullRequest(
                7,
                "https://github.example/acme-data/estate/pull/7",
                state,
                "Add a file",
                "tenantry[bot]",
                "tenantry/add-file/x",
                "main",
                Optional.empty(),
                HEAD,
                Optional.of(true),
                Optional.empty(),
                state == State.MERGED ? Optional.of(NEWER_HEAD) : Optional.empty(),
                reviews,
                checks,
                List.of(),
                MONDAY,
                MONDAY,
                state == State.MERGED ? Optional.of(MONDAY) : Optional.empty());
    }

    static Review approval(String login, String commit) {
        return review(login, ReviewEvent.APPROVE, commit, "");
    }

    static Review changesWanted(String login) {
        return review(login, ReviewEvent.REQUEST_CHANGES, HEAD, "Shorter.");
    }

    /** By somebody with write access. */
    static Review review(String login, ReviewEvent event, String commit, String body) {
        return new Review(login, 0, true, event, commit, body, MONDAY);
    }

    static CheckRun check(String name, String conclusion) {
        return new CheckRun(name, Optional.of(conclusion), "", Optional.empty());
    }

    static CheckRun running(String name) {
        return new CheckRun(name, Optional.empty(), "", Optional.empty());
    }
}
