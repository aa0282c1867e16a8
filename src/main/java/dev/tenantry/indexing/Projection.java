package dev.tenantry.indexing;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Turns facts of one source into rows of one slice. A CDI bean; every projection whose {@link
 * #facts()} matches is called inside the one transaction of an index run, after which the marker
 * moves and the transaction commits. Does no other I/O.
 *
 * @param <F> the source's type of facts, for example {@code sources.git.EstateFacts}
 */
public interface Projection<F> {

    Class<F> facts();

    void project(F facts, Connection transaction) throws SQLException;
}
