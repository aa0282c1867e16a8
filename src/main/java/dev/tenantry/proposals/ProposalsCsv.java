package dev.tenantry.proposals;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.proposals.ProposalQuery.Show;
import dev.tenantry.web.Csv;
import dev.tenantry.web.KeyedPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** The list of proposals as a spreadsheet reads it. */
@Path("/proposals.csv")
@RolesAllowed(ConsoleRole.VIEWER_NAME)
class ProposalsCsv {

    private static final int AT_ONCE = 200;
    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "kind",
                    "title",
                    "tenant",
                    "stage",
                    "requested by",
                    "requested at",
                    "pull request",
                    "merged at",
                    "live at");

    private final ProposalViews views;

    ProposalsCsv(ProposalViews views) {
        this.views = views;
    }

    @GET
    public Response download(
            @RestQuery Optional<String> show,
            @RestQuery Optional<String> tenant,
            @RestQuery Optional<String> sort) {
        ProposalQuery query =
                ProposalQuery.of(Show.of(show, Show.OPEN), tenant, sort, Optional.empty());
        // The first page is read here, where a refusal can still be answered.
        KeyedPage<Proposal> first = views.list(query, AT_ONCE);
        ProposalViews.Reader reader = views.reader();
        return Csv.download(
                "proposals",
                COLUMNS,
                csv -> {
                    KeyedPage<Proposal> page = first;
                    page.items().forEach(p -> row(csv, p));
                    while (page.next().isPresent()) {
                        page = reader.list(query.after(page.next().orElseThrow()), AT_ONCE);
                        page.items().forEach(p -> row(csv, p));
                    }
                });
    }

    private static void row(Csv csv, Proposal proposal) {
        csv.row(
                proposal.id(),
                proposal.asked().kind(),
                proposal.title(),
                proposal.tenant().orElse(null),
                proposal.stage().slug(),
                proposal.requestedBy(),
                proposal.reached(Stage.REQUESTED).orElse(null),
                proposal.number().orElse(null),
                proposal.reached(Stage.MERGED).orElse(null),
                proposal.reached(Stage.LIVE).orElse(null));
    }
}
