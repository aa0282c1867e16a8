package dev.tenantry.indexing;

import dev.tenantry.estate.AppliedPaths;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Zone;
import dev.tenantry.estate.layout.Layout;
import dev.tenantry.sources.git.EstateFacts;
import dev.tenantry.sources.git.EstateMirror;
import dev.tenantry.sources.git.EstateUnreadable;
import dev.tenantry.sources.git.Fetched;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Keeps the rows at the newest commit of the estate: looks soon after the start, on a timer, and
 * whenever somebody says that it may have moved. Many such calls become one look.
 */
@ApplicationScoped
public class EstateIndexing {

    private static final Logger LOG = Logger.getLogger(EstateIndexing.class);

    private final EstateMirror mirror;
    private final IndexRuns runs;
    private final Claims claims;
    private final HistoryIndexing history;
    private final OnCall worker = new OnCall("estate-indexing");
    private final OnCall turn = new OnCall("estate-turn");

    public EstateIndexing(
            EstateMirror mirror, IndexRuns runs, Claims claims, HistoryIndexing history) {
        this.mirror = mirror;
        this.runs = runs;
        this.claims = claims;
        this.history = history;
    }

    void start(@Observes StartupEvent event) {
        worker.start(this::lookAndCarryOn);
        turn.start(this::awaitTurn);
    }

    @Scheduled(every = "${tenantry.estate.poll:PT30S}", delayed = "{tenantry.indexing.first-look}")
    void tick() {
        worker.call();
    }

    void moved(@ObservesAsync EstateMoved event) {
        worker.call();
    }

    @PreDestroy
    void stop() {
        worker.stop();
        turn.stop();
    }

    private void lookAndCarryOn() {
        try {
            if (!look()) {
                turn.call();
            }
        } catch (EstateUnreadable e) {
            LOG.error("The mirror of the estate is damaged", e);
            runs.failed(
                    Source.GIT,
                    "Our copy of the estate is damaged: stop the console, remove the folder of"
                            + " tenantry.estate.mirror, and start it again.");
        } catch (RuntimeException e) {
            LOG.error("The estate could not be indexed; the next look tries again", e);
        }
    }

    /** Whoever is at it now may have fetched before what we were called for: we look after them. */
    private void awaitTurn() {
        try {
            claims.awaitFree(Source.GIT);
            worker.call();
        } catch (IndexFailed e) {
            LOG.debug("The end of another replica's look was not seen; the poll looks again", e);
        }
    }

    /**
     * Looks once: fetches, and when this replica may, writes what is new.
     *
     * @return true when the rows were looked after; false when another replica is at it
     */
    public boolean look() {
        Fetched fetched = mirror.fetch();
        Optional<Claims.Claim> claim = claims.take(Source.GIT);
        if (claim.isEmpty()) {
            return false;
        }
        try (Claims.Claim held = claim.get()) {
            switch (fetched) {
                case Fetched.Trouble(String sentence) -> runs.failed(Source.GIT, sentence);
                case Fetched.At(String commit) -> {
                    bringTo(commit);
                    bringHistoryTo(commit, held);
                }
            }
        }
        return true;
    }

    /** What is wrong with it is said, and keeps nothing else from being read. */
    private void bringHistoryTo(String commit, Claims.Claim held) {
        try {
            history.bringTo(mirror.log(), commit, held::holds);
        } catch (IndexFailed | EstateUnreadable e) {
            LOG.error("The history of the estate could not be brought up to " + commit, e);
            history.stopped(commit);
        }
    }

    /** All of it where files may be somebody else's, or Argo CD may apply others than before. */
    private EstateFacts facts(Optional<String> rowsAt, String commit) {
        EstateFacts facts = mirror.facts(rowsAt, commit);
        if (facts.gone().stream().anyMatch(EstateIndexing::isOfAll)) {
            facts = mirror.facts(Optional.empty(), commit);
        }
        return facts.appliedBy(AppliedPaths.of(mirror.at(commit))::application);
    }

    private static boolean isOfAll(String path) {
        return path.equals(Layout.PATH) || Zone.of(path).filter(Zone.ARGO_CD::equals).isPresent();
    }

    private void bringTo(String commit) {
        Optional<String> rowsAt = runs.marker(Source.GIT);
        if (rowsAt.filter(commit::equals).isPresent()) {
            runs.unchanged(Source.GIT);
            return;
        }
        Places.in(mirror.at(commit), () -> write(rowsAt, commit));
    }

    private boolean write(Optional<String> rowsAt, String commit) {
        EstateFacts facts = facts(rowsAt, commit);
        if (facts.complete()) {
            runs.index(Source.GIT, commit, facts);
            return true;
        }
        return runs.update(Source.GIT, rowsAt.orElseThrow(), commit, facts);
    }
}
