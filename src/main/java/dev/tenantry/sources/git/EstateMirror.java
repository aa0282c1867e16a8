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
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** A bare copy of the estate repository on our disk: fetched often, read without a checkout. */
@ApplicationScoped
public class EstateMirror implements Estates, Branches {

    private final Optional<Fetching> origin;
    private final OpenMirror opened;
    private final Forks forks = new Forks();

    /** A configured password comes first; without one the forge's own access is asked. */
    @Inject
    EstateMirror(EstateSettings settings, EstateAccess forge) {
        this(
                settings.url().filter(address -> !address.isBlank()),
                settings.branch(),
                settings.mirror(),
                settings.limits(),
                settings.password()
                        .map(password -> new Credential(settings.username(), password))
                        .<EstateAccess>map(configured -> url -> Optional.of(configured))
                        .orElse(forge));
    }

    public EstateMirror(String url, String branch, Path folder) {
        this(url, branch, folder, nobody -> Optional.empty());
    }

    public EstateMirror(String url, String branch, Path folder, EstateAccess access) {
        this(Optional.of(url), branch, folder, MirrorLimits.USUAL, access);
    }

    EstateMirror(String url, String branch, Path folder, MirrorLimits limits) {
        this(Optional.of(url), branch, folder, limits, nobody -> Optional.empty());
    }

    private EstateMirror(
            Optional<String> url,
            String branch,
            Path folder,
            MirrorLimits limits,
            EstateAccess access) {
        this.opened = new OpenMirror(folder);
        this.origin =
                url.map(
                        address ->
                                new Fetching(new Origin(address, branch, access), opened, limits));
    }

    /**
     * Asks the repository for news of main: a remote call of up to half a minute, the first time a
     * whole clone. One at a time; never throws.
     */
    public Fetched fetch() {
        return origin.map(Fetching::main)
                .orElseGet(() -> new Fetched.Trouble("No estate repository is configured."));
    }

    /** Main comes after it, so that what it was made from is never newer than our main. */
    @Override
    public Branch of(String ref, String head) throws NotComparable {
        bring(head, Optional.of(ref));
        Fetching fetching = origin.orElseThrow(EstateNotRead::new);
        if (!fetching.isAfterHeads()) {
            throw new EstateNotRead();
        }
        String main = head().filter(known -> holds(head)).orElseThrow(EstateNotRead::new);
        try {
            return read(main, head);
        } catch (NotComparable e) {
            fetching.refuse(head, e);
            throw e;
        }
    }

    @Override
    public Branch brought(String ref, String head, String commit) throws NotComparable {
        if (!has(commit)) {
            throw new EstateNotRead();
        }
        bring(head, Optional.of(ref));
        String main = head().filter(known -> holds(head)).orElseThrow(EstateNotRead::new);
        return read(MainLine.before(repository(), main, head).orElse(commit), head);
    }

    @Override
    public Branch between(String base, String head) throws NotComparable {
        if (!has(base)) {
            bring(base, Optional.empty());
        }
        bring(head, Optional.empty());
        if (!holds(base) || !holds(head)) {
            throw new EstateNotRead();
        }
        return read(base, head);
    }

    /** Fetches main when it is not here yet. */
    private boolean has(String commit) {
        return holds(commit) || (fetch() instanceof Fetched.At && holds(commit));
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

    private void bring(String head, Optional<String> ref) throws NotComparable {
        origin.orElseThrow(EstateNotRead::new).bring(head, ref);
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

    private Repository repository() {
        return opened.get();
    }

    @PreDestroy
    public void close() {
        opened.close();
    }
}
