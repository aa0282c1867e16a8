package dev.tenantry.sources.git;

import dev.tenantry.manifest.Branch;
import dev.tenantry.manifest.Branches;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.EstateAccess;
import dev.tenantry.manifest.EstateAccess.Credential;
import dev.tenantry.manifest.EstateNotRead;
import dev.tenantry.manifest.Estates;
import dev.tenantry.manifest.NotComparable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** A bare copy of the estate repository on our disk: fetched often, read without a checkout. */
@ApplicationScoped
public class EstateMirror implements Estates, Branches {

    private final Optional<Origin> origin;
    private final String branch;
    private final OpenMirror opened;
    private final Forks forks = new Forks();
    private final ReentrantLock fetching = new ReentrantLock();

    /** A configured password comes first; without one the forge's own access is asked. */
    @Inject
    EstateMirror(EstateSettings settings, EstateAccess forge) {
        this(
                settings.url().filter(address -> !address.isBlank()),
                settings.branch(),
                settings.mirror(),
                settings.password()
                        .map(password -> new Credential(settings.username(), password))
                        .<EstateAccess>map(configured -> url -> Optional.of(configured))
                        .orElse(forge));
    }

    public EstateMirror(String url, String branch, Path folder) {
        this(url, branch, folder, nobody -> Optional.empty());
    }

    public EstateMirror(String url, String branch, Path folder, EstateAccess access) {
        this(Optional.of(url), branch, folder, access);
    }

    private EstateMirror(Optional<String> url, String branch, Path folder, EstateAccess access) {
        this.origin = url.map(address -> new Origin(address, branch, access));
        this.branch = branch;
        this.opened = new OpenMirror(folder);
    }

    /**
     * Asks the repository for news: a remote call of up to half a minute, the first time a whole
     * clone. One at a time; never throws.
     */
    public Fetched fetch() {
        if (origin.isEmpty()) {
            return new Fetched.Trouble("No estate repository is configured.");
        }
        fetching.lock();
        try {
            origin.get().fetch(repository());
            return head().<Fetched>map(Fetched.At::new).orElseGet(this::nothing);
        } catch (GitAPIException | IOException | RuntimeException e) {
            return new Fetched.Trouble(FetchTrouble.sentence(e, address()));
        } finally {
            fetching.unlock();
        }
    }

    /**
     * Main comes with it, so that what it was made from is never newer than our main. Only what no
     * branch of the repository holds, as that of a fork, gets a reference of its own.
     */
    @Override
    public Branch of(String ref, String head) throws NotComparable {
        if (!holds(head) && fetch() instanceof Fetched.At && !holds(head)) {
            fetch(ref, kept(ref));
        }
        return read(head().filter(known -> holds(head)).orElseThrow(EstateNotRead::new), head);
    }

    @Override
    public Branch brought(String ref, String head, String commit) throws NotComparable {
        if (!has(commit)) {
            throw new EstateNotRead();
        }
        if (!holds(head)) {
            fetch(ref, kept(ref));
        }
        String main = head().filter(known -> holds(head)).orElseThrow(EstateNotRead::new);
        return read(MainLine.before(repository(), main, head).orElse(commit), head);
    }

    private static String kept(String ref) {
        return "refs/tenantry/" + ref.replaceFirst("^refs/", "");
    }

    @Override
    public Branch between(String base, String head) throws NotComparable {
        if (!has(head, base)) {
            throw new EstateNotRead();
        }
        return read(base, head);
    }

    /** Fetches what is not here yet. */
    private boolean has(String... commits) {
        return List.of(commits).stream().allMatch(this::holds)
                || (fetch() instanceof Fetched.At
                        && List.of(commits).stream().allMatch(this::holds));
    }

    @Override
    public Optional<String> fork(String one, String other) {
        return forks.of(repository(), one, other);
    }

    private Branch read(String base, String head) throws NotComparable {
        try (BranchReader reader = new BranchReader(repository())) {
            return reader.read(base, head);
        } catch (IOException e) {
            throw new EstateUnreadable("Two commits of the estate cannot be compared.", e);
        }
    }

    private void fetch(String ref, String kept) {
        fetching.lock();
        try {
            origin.orElseThrow(EstateNotRead::new).fetch(repository(), ref, kept);
        } catch (GitAPIException | EstateUnreadable e) {
            throw new EstateNotRead(e);
        } finally {
            fetching.unlock();
        }
    }

    private Fetched nothing() {
        return new Fetched.Trouble(
                "The estate repository at %s has no branch “%s”.".formatted(address(), branch));
    }

    /** The commit of the branch that the mirror holds, 40 hex digits; empty before a fetch. */
    public Optional<String> head() {
        try {
            return Optional.ofNullable(repository().exactRef(Origin.MAIN))
                    .map(Ref::getObjectId)
                    .map(ObjectId::name);
        } catch (IOException e) {
            throw new EstateUnreadable("The mirror of the estate cannot be read.", e);
        }
    }

    @Override
    public Estate newest() {
        return at(head().orElseThrow(EstateNotRead::new));
    }

    /** Main may move again meanwhile: it holds what was known then. */
    @Override
    public Estate newest(String known) {
        if (head().filter(known::equals).isPresent()) {
            return at(known);
        }
        if (!(fetch() instanceof Fetched.At(String main)) || !isIn(main, known)) {
            throw new EstateNotRead();
        }
        return at(main);
    }

    private boolean isIn(String main, String commit) {
        return holds(commit) && MainLine.firstWith(repository(), main, commit).isPresent();
    }

    @Override
    public Estate broughtBy(String head, String commit) {
        if (!has(commit)) {
            throw new EstateNotRead();
        }
        String main = head().orElseThrow(EstateNotRead::new);
        return at(MainLine.firstWith(repository(), main, head).orElse(commit));
    }

    @Override
    public Estate at(String commit) {
        Repository open = repository();
        try (RevWalk walk = new RevWalk(open)) {
            RevCommit found = walk.parseCommit(ObjectId.fromString(commit));
            return new CommittedEstate(open, found);
        } catch (MissingObjectException e) {
            throw new EstateUnreadable("The mirror does not hold commit %s.".formatted(commit), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new EstateUnreadable("Commit %s cannot be read.".formatted(commit), e);
        }
    }

    /** Is this commit in the mirror? */
    public boolean holds(String commit) {
        try {
            return ObjectId.isId(commit)
                    && repository().getObjectDatabase().has(ObjectId.fromString(commit));
        } catch (IOException e) {
            throw new EstateUnreadable("The mirror of the estate cannot be read.", e);
        }
    }

    /**
     * What brings rows from {@code since} to {@code commit}: the changes between the two, or
     * everything when the mirror no longer holds {@code since}.
     */
    public EstateFacts facts(Optional<String> since, String commit) {
        EstateTree tree = new EstateTree(repository());
        return since.filter(this::holds)
                .map(from -> tree.changes(from, commit))
                .orElseGet(() -> tree.all(commit));
    }

    /** The commits of the estate. */
    public EstateLog log() {
        return new EstateLog(repository());
    }

    private String address() {
        return origin.map(Origin::address).orElse("");
    }

    private Repository repository() {
        return opened.get();
    }

    @PreDestroy
    public void close() {
        opened.close();
    }
}
