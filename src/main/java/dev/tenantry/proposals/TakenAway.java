package dev.tenantry.proposals;

import dev.tenantry.policy.change.Ability.Tense;
import dev.tenantry.web.Query;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Files that live proposals had brought and that a later commit took out of the estate again: what
 * such a proposal gave is so no longer.
 */
@ApplicationScoped
public class TakenAway {

    /** Of each path the newest commit, when it removed the file. */
    private static final String REMOVED =
            """
            select last.path, last.commit, c.author_name, c.committed_at, c.parents[1] as parent,
              number.n as number, p.id as proposal,
              jsonb_path_exists(p.facts, '$.edits[*] ? (@.after != null)') as brings
            from unnest(?) wanted(path)
            cross join lateral (
              select * from read_model.estate_commit_path h where h.path = wanted.path
              order by h.generation desc, h.commit limit 1) last
            join read_model.estate_commit c on c.commit = last.commit
            left join read_model.estate_commit m on m.commit = c.merged_by
            cross join lateral (select coalesce(c.pull_request, m.pull_request) as n) number
            left join tenantry.proposal p on p.pr_number = number.n
            where last.change = 'REMOVED'
            """;

    private final DataSource database;

    TakenAway(DataSource database) {
        this.database = database;
    }

    /**
     * What took it away.
     *
     * @param parent the commit before, which still had it
     * @param author who made the commit, as Git has it
     * @param number of the pull request that brought it
     * @param replaced it brought something else in its place
     */
    public record By(
            String commit,
            Optional<String> parent,
            String author,
            Instant at,
            Optional<Integer> number,
            Optional<String> proposal,
            boolean replaced) {

        private static By read(ResultSet row) throws SQLException {
            return new By(
                    row.getString("commit"),
                    Optional.ofNullable(row.getString("parent")),
                    row.getString("author_name"),
                    Query.instant(row, "committed_at").orElseThrow(),
                    Optional.ofNullable(row.getObject("number", Integer.class)),
                    Optional.ofNullable(row.getString("proposal")),
                    row.getBoolean("brings"));
        }

        /** {@code #130}, or the commit where no pull request is known. */
        public String called() {
            return number.map(n -> "#" + n).orElse("commit " + commit.substring(0, 7));
        }

        public String did() {
            return replaced ? "Replaced by" : "Removed by";
        }

        /** Its page here, if it is a proposal of the console. */
        public Optional<String> href() {
            return proposal.map(id -> "/proposals/" + id);
        }
    }

    /** By which commit each is undone, by the proposal's id; those that still hold are left out. */
    Map<ProposalId, By> of(Collection<Proposal> proposals) {
        Map<String, ProposalId> paths = new HashMap<>();
        proposals.stream()
                .filter(proposal -> proposal.stage() == Stage.LIVE)
                .forEach(live -> written(live).forEach(path -> paths.put(path, live.id())));
        Map<ProposalId, By> gone = new HashMap<>();
        if (!paths.isEmpty()) {
            Query.of(REMOVED, List.copyOf(paths.keySet()))
                    .each(
                            database,
                            0,
                            row -> gone.put(paths.get(row.getString("path")), By.read(row)));
        }
        return gone;
    }

    Optional<By> of(Proposal proposal) {
        return Optional.ofNullable(of(List.of(proposal)).get(proposal.id()));
    }

    /** What took this file away, if it is gone. */
    public Optional<By> of(String path) {
        return Query.of(REMOVED, List.of(path)).first(database, By::read);
    }

    /** How a proposal is spoken of, knowing what took it away. */
    static Tense tense(Proposal proposal, Optional<By> by) {
        return by.map(_ -> Tense.COULD).orElse(proposal.stage().tense());
    }

    private static Stream<String> written(Proposal proposal) {
        return OfHead.of(proposal).facts().orElseGet(proposal::facts).edits().stream()
                .filter(edit -> edit.before().isEmpty())
                .map(Facts.Edit::path);
    }
}
