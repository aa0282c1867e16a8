package dev.tenantry.proposals;

import dev.tenantry.estate.layout.Layout;
import dev.tenantry.estate.layout.LayoutOfEstate;
import dev.tenantry.estate.layout.PathRange;
import dev.tenantry.manifest.Estates;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.web.KeyedPage;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What was merged for a tenant, from the indexed history of the estate. */
@ApplicationScoped
class EstateHistory {

    /**
     * Merges are left out: the commits that they brought say what changed. Who asked is known of
     * our proposals; of what a bot committed otherwise the commit says it, as the bot wrote it.
     */
    private static final String COMMITS =
            """
            select c.commit, c.generation, c.committed_at, c.subject, number.n as pull_request,
                   m.author_name as merged_by, t.paths, p.id as proposal,
                   coalesce(p.requested_by, asked.name, c.author_name) as requested_by
            from (select p.commit, p.generation, count(*) as paths
                  from read_model.estate_commit_path p
                  join read_model.estate_commit one on one.commit = p.commit
                  where cardinality(one.parents) < 2 and (:places)
                    and (p.generation, p.commit) < (?, ?)
                  group by p.commit, p.generation
                  order by p.generation desc, p.commit desc limit ?) t
            join read_model.estate_commit c on c.commit = t.commit
            left join read_model.estate_commit m on m.commit = c.merged_by
            cross join lateral (select coalesce(c.pull_request, m.pull_request) as n) number
            left join tenantry.proposal p on p.pr_number = number.n
            left join lateral (
              select substring(trailer from '^Requested-by: ([^<]*[^< ])') as name
              from unnest(c.trailers) trailer
              where c.author_name like '%[bot]' and trailer like 'Requested-by: %'
              limit 1) asked on true
            order by c.generation desc, c.commit desc
            """;

    /** Files that say themselves whose they are, as they are now. */
    private static final String SAID =
            "p.path in (select path from read_model.estate_file where tenant = ?)";

    private final DataSource database;
    private final Estates estates;

    EstateHistory(DataSource database, Estates estates) {
        this.database = database;
        this.estates = estates;
    }

    /**
     * A commit that changed files of the tenant.
     *
     * @param requestedBy who asked for it; who made it, where nothing else is known
     * @param proposal the id, where it is one of ours
     */
    record Change(
            String commit,
            int generation,
            String requestedBy,
            Optional<String> proposal,
            Optional<String> mergedBy,
            Instant at,
            String subject,
            Optional<Integer> pullRequest,
            int files) {

        /** Its proposal's page, or nothing. */
        public Optional<String> href() {
            return proposal.map(id -> "/proposals/" + id);
        }

        public String shortCommit() {
            return commit.substring(0, 7);
        }

        String cursor() {
            return generation + "-" + commit;
        }
    }

    /**
     * Newest first.
     *
     * @param cursor the key that the page before ended with; a made-up one is the first page
     */
    KeyedPage<Change> of(TenantId tenant, Optional<String> cursor, int limit) {
        Optional<String> ours = cursor.filter(c -> c.matches("[0-9]{1,9}-[0-9a-f]{40}"));
        int generation =
                ours.map(c -> Integer.parseInt(c.substring(0, c.indexOf('-'))))
                        .orElse(Integer.MAX_VALUE);
        String commit = ours.map(c -> c.substring(c.indexOf('-') + 1)).orElse("");
        List<Object> places = new ArrayList<>();
        String where = where(tenant, places);
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(COMMITS.replace(":places", where))) {
            places.addAll(List.of(generation, commit, limit + 1));
            for (int i = 0; i < places.size(); i++) {
                select.setObject(i + 1, places.get(i));
            }
            return KeyedPage.of(read(select), limit, Change::cursor);
        } catch (SQLException e) {
            throw new IllegalStateException("The history cannot be read", e);
        }
    }

    /** Where the layout has the tenant's files; what it says besides is in {@code values}. */
    private String where(TenantId tenant, List<Object> values) {
        Layout layout = LayoutOfEstate.newest(estates).layout();
        List<String> each = new ArrayList<>();
        for (PathRange range : layout.ranges(tenant)) {
            each.add(
                    "p.path >= ? and p.path < ?"
                            + (range.expression().isEmpty() ? "" : " and p.path ~ ?"));
            values.add(range.low());
            values.add(range.high());
            Optional.of(range.expression()).filter(e -> !e.isEmpty()).ifPresent(values::add);
        }
        if (layout.isSaidByFiles()) {
            each.add(SAID);
            values.add(tenant.value());
        }
        return String.join(" or ", each);
    }

    private static List<Change> read(PreparedStatement select) throws SQLException {
        List<Change> changes = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                changes.add(
                        new Change(
                                row.getString("commit"),
                                row.getInt("generation"),
                                row.getString("requested_by"),
                                Optional.ofNullable(row.getString("proposal")),
                                Optional.ofNullable(row.getString("merged_by")),
                                row.getObject("committed_at", OffsetDateTime.class).toInstant(),
                                row.getString("subject"),
                                Optional.ofNullable(row.getObject("pull_request", Integer.class)),
                                row.getInt("paths")));
            }
        }
        return changes;
    }
}
