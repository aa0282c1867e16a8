package dev.tenantry.web;

import io.quarkus.logging.LoggingFilter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/** Says of an outage one line a minute, whoever meets it and however often. */
@LoggingFilter(name = "outages")
public final class OutageLog implements Filter {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /** Of these the failure itself is logged once more by whoever asked them. */
    private static final Pattern BESIDE =
            Pattern.compile("io\\.agroal\\..*|org\\.hibernate\\..*|com\\.arjuna\\..*");

    private final Map<Outage, Long> said = new EnumMap<>(Outage.class);
    private Optional<Long> lastDatabase = Optional.empty();

    @Override
    public boolean isLoggable(LogRecord record) {
        Optional<Outage> outage = Outage.of(record.getThrown());
        return outage.isPresent()
                ? isNews(outage.get(), record, System.nanoTime())
                : !isBeside(record, System.nanoTime());
    }

    /** Of the whole trace nobody learns more than of the line. */
    synchronized boolean isNews(Outage outage, LogRecord record, long now) {
        if (outage == Outage.DATABASE) {
            lastDatabase = Optional.of(now);
        }
        Long before = said.get(outage);
        if (before != null && now - before < MINUTE) {
            return false;
        }
        said.put(outage, now);
        record.setThrown(null);
        record.setLoggerName(Outage.class.getName());
        String line = outage.title() + ". It is tried again; this is said once a minute.";
        if (record instanceof ExtLogRecord own) {
            own.setMessage(line, ExtLogRecord.FormatStyle.NO_FORMAT);
        } else {
            record.setMessage(line);
        }
        return true;
    }

    private synchronized boolean isBeside(LogRecord record, long now) {
        return lastDatabase.filter(last -> now - last < MINUTE).isPresent()
                && record.getLoggerName() != null
                && BESIDE.matcher(record.getLoggerName()).matches();
    }
}
