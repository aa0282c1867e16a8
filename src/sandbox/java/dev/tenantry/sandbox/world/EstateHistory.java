package dev.tenantry.sandbox.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.BatchRefUpdate;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.ReceiveCommand;

/**
 * The estate repository as it came about: one merged pull request after another, by different
 * people, over months. The same world gives the same commits.
 */
public final class EstateHistory {

    private final List<HistoricPullRequest> pullRequests = new ArrayList<>();
    private final GitTree tree = new GitTree();
    private final ObjectInserter inserter;
    private ObjectId main = ObjectId.zeroId();
    private Instant lastCommit = Instant.EPOCH;

    private EstateHistory(ObjectInserter inserter) {
        this.inserter = inserter;
    }

    /** The history of this world, worked out without writing anything. */
    public static EstateHistory of(World world) {
        return replayed(world, new NamesOnly());
    }

    /** Makes a bare repository at {@code folder} (or finds it there) that holds this history. */
    public static EstateHistory writeInto(Path folder, World world) {
        try (Repository repository = opened(folder)) {
            if (repository.exactRef(Constants.R_HEADS + "main") != null) {
                return of(world);
            }
            ObjectDirectory objects = (ObjectDirectory) repository.getObjectDatabase();
            try (var packs = objects.newPackInserter()) {
                packs.checkExisting(false);
                EstateHistory history = replayed(world, packs);
                packs.flush();
                history.writeRefs(repository);
                return history;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The estate cannot be written to " + folder, e);
        }
    }

    /** All pull requests by number, the open ones included. */
    public List<HistoricPullRequest> pullRequests() {
        return pullRequests.stream()
                .sorted(Comparator.comparingInt(HistoricPullRequest::number))
                .toList();
    }

    /** The newest commit of main. */
    public String head() {
        return main.name();
    }

    private static Repository opened(Path folder) throws IOException {
        Repository repository =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
        if (!repository.getObjectDatabase().exists()) {
            ((FileRepository) repository).create(true);
            repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + "main");
        }
        return repository;
    }

    private static EstateHistory replayed(World world, ObjectInserter inserter) {
        EstateHistory history = new EstateHistory(inserter);
        try {
            history.replay(new HistoryPlan(world));
        } catch (IOException e) {
            throw new UncheckedIOException("The estate's history cannot be made", e);
        }
        return history;
    }

    private void replay(HistoryPlan plan) throws IOException {
        Change foundation = plan.foundation();
        apply(foundation);
        main =
                commit(
                        foundation.title() + "\n",
                        foundation.author(),
                        foundation.opened(),
                        List.of());
        for (NumberedChange numbered : plan.pullRequests()) {
            pullRequests.add(numbered.change().isOpen() ? open(numbered) : merge(numbered));
        }
    }

    private HistoricPullRequest merge(NumberedChange numbered) throws IOException {
        Change change = numbered.change();
        ObjectId base = main;
        apply(change);
        ObjectId head = headOf(change);
        Person approver = change.approver().orElseThrow();
        Person merger = change.proposalId().isPresent() ? approver : change.author();
        String message =
                "Merge pull request #%d from %s/%s%n%n%s%n"
                        .formatted(numbered.number(), "acme-data", change.branch(), change.title())
                        .replace("\r", "");
        String trailers =
                change.trailers().isEmpty()
                        ? ""
                        : change.trailers() + "Approved-by: " + approver.email() + "\n";
        main = commit(message + trailers, merger, change.merged(), List.of(base, head));
        return described(
                numbered,
                base,
                head,
                Optional.of(
                        new HistoricPullRequest.Merge(
                                main.name(),
                                approver,
                                change.approved(),
                                merger,
                                change.merged())));
    }

    /** An open one leaves main, and the tree of main, as they are. */
    private HistoricPullRequest open(NumberedChange numbered) throws IOException {
        GitTree before = tree.copied();
        apply(numbered.change());
        ObjectId head = headOf(numbered.change());
        tree.becomes(before);
        return described(numbered, main, head, Optional.empty());
    }

    private ObjectId headOf(Change change) throws IOException {
        String body = change.body().isEmpty() ? "" : "\n" + change.body() + "\n";
        return commit(
                change.title() + "\n" + body + change.trailers(),
                change.author(),
                change.opened(),
                List.of(main));
    }

    private static HistoricPullRequest described(
            NumberedChange numbered,
            ObjectId base,
            ObjectId head,
            Optional<HistoricPullRequest.Merge> merge) {
        Change change = numbered.change();
        return new HistoricPullRequest(
                numbered.number(),
                change.title(),
                change.body(),
                change.author(),
                change.branch(),
                base.name(),
                head.name(),
                change.opened(),
                change.proposalId(),
                change.proposalId().isPresent() ? List.of("tenantry") : List.of(),
                merge);
    }

    private void apply(Change change) throws IOException {
        try (Stream<EstateFile> files = change.writes().get()) {
            for (EstateFile file : (Iterable<EstateFile>) files::iterator) {
                tree.put(
                        file.path(),
                        inserter.insert(Constants.OBJ_BLOB, file.text().getBytes(UTF_8)));
            }
        }
        change.deletes().forEach(tree::remove);
    }

    private ObjectId commit(String message, Person who, Instant at, List<ObjectId> parents)
            throws IOException {
        lastCommit = at.isAfter(lastCommit) ? at : lastCommit;
        PersonIdent author = new PersonIdent(who.name(), who.email(), at, ZoneOffset.UTC);
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree.write(inserter));
        commit.setParentIds(parents);
        commit.setAuthor(author);
        commit.setCommitter(new PersonIdent(author, lastCommit));
        commit.setMessage(message);
        return inserter.insert(commit);
    }

    private void writeRefs(Repository repository) throws IOException {
        BatchRefUpdate refs = repository.getRefDatabase().newBatchUpdate();
        for (HistoricPullRequest pull : pullRequests) {
            refs.addCommand(created("refs/pull/" + pull.number() + "/head", pull.head()));
            if (pull.merge().isEmpty()) {
                refs.addCommand(created(Constants.R_HEADS + pull.branch(), pull.head()));
            }
        }
        refs.addCommand(created(Constants.R_HEADS + "main", main.name()));
        try (RevWalk walk = new RevWalk(repository)) {
            refs.execute(walk, NullProgressMonitor.INSTANCE);
        }
    }

    private static ReceiveCommand created(String ref, String commit) {
        return new ReceiveCommand(ObjectId.zeroId(), ObjectId.fromString(commit), ref);
    }

    /** Says what an object would be called, and keeps nothing. */
    private static final class NamesOnly extends ObjectInserter.Formatter {

        @Override
        public ObjectId insert(int type, long length, InputStream content) throws IOException {
            return idFor(type, length, content);
        }
    }
}
