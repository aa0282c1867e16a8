package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.OIDCException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What says that the database is away, and how often the log hears of it. */
class OutageTest {

    private final OutageLog log = new OutageLog();

    private static LogRecord failed(Throwable thrown) {
        LogRecord record = new LogRecord(Level.SEVERE, "GET /tenants failed");
        record.setLoggerName("dev.tenantry.web.ErrorAnswers");
        record.setThrown(thrown);
        return record;
    }

    private static RuntimeException away() {
        return new IllegalStateException(
                "Rows could not be read", new SQLException("Connection refused", "08001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300"})
    void aDatabaseThatCannotBeReachedIsAway(String state) {
        assertThat(Outage.of(new IllegalStateException(new SQLException("no", state))))
                .contains(Outage.DATABASE);
    }

    @Test
    void aPoolThatGetsNoConnectionMeetsTheSame() {
        assertThat(Outage.of(new SQLException("Acquisition timeout while waiting for one")))
                .contains(Outage.DATABASE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "23505", "57014"})
    void aStatementThatIsRefusedIsNoOutage(String state) {
        assertThat(Outage.of(new SQLException("no", state))).isEmpty();
        assertThat(log.isLoggable(failed(new SQLException("no", state)))).isTrue();
    }

    @Test
    void aTokenThatIsRefusedIsNoOutage() {
        assertThat(Outage.of(new OIDCException("Refresh token can only be used otherwise")))
                .isEmpty();
        assertThat(Outage.of(new OIDCException("not available", new ConnectException("no"))))
                .contains(Outage.SIGN_IN);
        assertThat(Outage.of(new OIDCException("Request https://x has failed: status: 503")))
                .contains(Outage.SIGN_IN);
    }

    @Test
    void theLogHearsOnceAMinute() {
        LogRecord first = failed(away());
        assertThat(log.isNews(Outage.DATABASE, first, 0)).isTrue();
        assertThat(first.getThrown()).isNull();
        assertThat(first.getMessage()).startsWith("The database does not answer.");
        long nearly = Duration.ofSeconds(59).toNanos();
        assertThat(log.isNews(Outage.DATABASE, failed(away()), nearly)).isFalse();
        long minute = Duration.ofMinutes(1).toNanos();
        assertThat(log.isNews(Outage.DATABASE, failed(away()), minute)).isTrue();
    }

    @Test
    void whatThePoolSaysBesideIsNotSaidAsWell() {
        LogRecord pool = new LogRecord(Level.WARNING, "Datasource: Connection refused");
        pool.setLoggerName("io.agroal.pool");
        assertThat(log.isLoggable(pool)).isTrue();
        assertThat(log.isLoggable(failed(away()))).isTrue();
        assertThat(log.isLoggable(pool)).isFalse();
    }
}
