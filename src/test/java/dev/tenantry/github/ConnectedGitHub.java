package dev.tenantry.github;

import dev.tenantry.manifest.Branch;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.Estates;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.NotComparable;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.ProposalId;
import dev.tenantry.proposals.PullRequests;
import dev.tenantry.proposals.PullRequests.Draft;
import dev.tenantry.proposals.PullRequests.InTheNameOf;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.sandbox.github.RunningGitHub;
import dev.tenantry.sources.git.EstateMirror;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The real client, connected to the sandbox's GitHub; people are linked by their lasting token. */
final class ConnectedGitHub implements AutoCloseable {

    static final InTheNameOf DANA = new InTheNameOf("data-engineer@acme.example");
    static final InTheNameOf REMY = new InTheNameOf("reviewer@acme.example");

    /** Reads the repository and may not write. */
    static final InTheNameOf GWEN = new InTheNameOf("guest@acme.example");

    static final InTheNameOf NOBODY = new InTheNameOf("somebody@acme.example");

    final RunningGitHub server;
    final Repositories repositories;
    final PullRequests pullRequests;
    final Linked linked = new Linked();
    final Remembered remembered = new Remembered();
    final AtomicInteger answers = new AtomicInteger();

    /** The console's copy of the repository, fetched with the App's token. */
    final EstateMirror mirror;

    ConnectedGitHub(Path state) {
        server = new RunningGitHub(state);
        repositories =
                new Repositories(
                        settings(), linked, Clock.systemUTC(), left -> answers.incrementAndGet());
        pullRequests = client(repositories);
        mirror =
                new EstateMirror(
                        server.address("estate.url"),
                        "main",
                        state.resolve("mirror.git"),
                        new InstallationAccess(settings(), repositories));
    }

    private PullRequests client(Repositories seen) {
        return new GitHubPullRequests(
                seen, new PullRequestReading(seen), remembered, number -> {}, "main");
    }

    /** A client that knows nothing yet, as after a restart. */
    PullRequests another() {
        return client(settings());
    }

    /** A client that waits for an answer no longer than a second. */
    PullRequests impatient() {
        return client(settings("PT1S"));
    }

    private PullRequests client(GitHubSettings settings) {
        Repositories fresh = new Repositories(settings, linked, Clock.systemUTC(), left -> {});
        return client(fresh);
    }

    GitHubSettings settings() {
        return settings("PT1M");
    }

    private GitHubSettings settings(String timeout) {
        Map<String, String> values = new HashMap<>(server.addresses());
        values.put("tenantry.github.timeout", timeout);
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "sandbox", 100))
                .withMapping(GitHubSettings.class)
                .withMappingIgnore("tenantry.**")
                .build()
                .getConfigMapping(GitHubSettings.class);
    }

    /** Pushes a branch and opens its pull request. */
    PullRequest opened(InTheNameOf author, FileEdit... edits) throws ForgeTrouble {
        return opened(draft(author, edits));
    }

    PullRequest opened(Draft draft) throws ForgeTrouble {
        pullRequests.ensureBranch(draft);
        return pullRequests.ensureOpened(draft);
    }

    /** Our check, as a console publishes it that knows what is {@link #remembered}. */
    PolicyCheck check(Judge.Requesters requesters, Estates estates) {
        return new PolicyCheck(
                repositories,
                new Judge(
                        repositories,
                        new PullRequestReading(repositories),
                        requesters,
                        remembered,
                        remembered,
                        estates,
                        mirror,
                        new Judge.Settings("main", Duration.ofDays(30)),
                        Clock.systemUTC()),
                remembered);
    }

    /** What a pull request changes, as the mirror has it. */
    Branch branch(PullRequest pull) {
        try {
            return mirror.of("refs/pull/" + pull.number() + "/head", pull.head());
        } catch (NotComparable e) {
            throw new AssertionError(e);
        }
    }

    Draft draft(InTheNameOf author, FileEdit... edits) {
        return draft(author, server.tip("main"), ProposalId.fresh(), edits);
    }

    static Draft draft(InTheNameOf author, String base, ProposalId id, FileEdit... edits) {
        return new Draft(
                id,
                "tenantry/request-grant/" + id,
                "Let Dana read\n\nProposal-Id: "
                        + id
                        + "\nRequested-by: Dana <"
                        + author.email()
                        + ">",
                "Let Dana read",
                "Dana wants to read.",
                new ChangeSet(base, List.of(edits)),
                author);
    }

    static FileEdit add(String path, String content) {
        return new FileEdit.Add(path, content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        mirror.close();
        server.close();
    }

    /** Who linked an account. */
    static final class Linked implements PersonTokens {
        final Map<String, String> tokens = new ConcurrentHashMap<>();

        Linked() {
            reset();
        }

        void reset() {
            tokens.putAll(
                    Map.of(
                            DANA.email(), "ghp_data-engineer",
                            REMY.email(), "ghp_reviewer",
                            GWEN.email(), "ghp_guest"));
        }

        @Override
        public Optional<String> tokenOf(String email) {
            return Optional.ofNullable(tokens.get(email));
        }

        @Override
        public void rejected(String email) {
            tokens.remove(email);
        }

        @Override
        public Optional<String> loginOf(String email) {
            return tokenOf(email).map(token -> token.substring("ghp_".length()));
        }
    }
}
