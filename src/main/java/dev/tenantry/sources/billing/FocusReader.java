package dev.tenantry.sources.billing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tenantry.sources.billing.FileCharges.Trouble;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Streams one FOCUS file of version 1.0 to 1.4 (CSV, gzip or not) into daily charges; the memory it
 * takes depends on the sums, not on the rows. See the FOCUS specification; what differs between its
 * versions is in {@link FocusColumns}.
 */
final class FocusReader {

    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
    private static final int MOST_TROUBLES = 20;

    private final String currency;

    /**
     * @param currency of the bill; rows in another one are troubles
     */
    FocusReader(String currency) {
        this.currency = currency;
    }

    /** Reads {@code file} to its end, or refuses it as a whole. */
    FileCharges read(BillingFile file) throws UnreadableFile {
        MessageDigest digest = sha256();
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file.path()), 1 << 16);
                InputStream plain = file.compressed() ? new GZIPInputStream(raw, 1 << 16) : raw;
                DigestInputStream digested = new DigestInputStream(plain, digest);
                BoundedReader text = new BoundedReader(new InputStreamReader(digested, UTF_8));
                CSVParser rows = CSVParser.builder().setReader(text).setFormat(CSV).get()) {
            Sums sums = new Sums();
            read(rows, text, sums);
            drain(digested);
            String hash = HexFormat.of().formatHex(digest.digest());
            return new FileCharges(
                    file,
                    hash,
                    List.copyOf(sums.byKey.values()),
                    sums.unread,
                    sums.unlabelled,
                    sums.troubles);
        } catch (IOException e) {
            throw new UnreadableFile(
                    0, "The file can't be read to its end; what it said before is kept.", e);
        }
    }

    private void read(CSVParser parser, BoundedReader text, Sums sums)
            throws IOException, UnreadableFile {
        long line = 1;
        try {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw new UnreadableFile(1, "The file is empty: it has no header.");
            }
            FocusColumns columns = FocusColumns.of(records.next());
            FocusRows rows = new FocusRows(columns, currency);
            line = parser.getCurrentLineNumber() + 1;
            while (records.hasNext()) {
                sums.add(rows, records.next(), (int) line);
                text.rowDone();
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException e) {
            throw notCsv(line, e);
        }
    }

    private static UnreadableFile notCsv(long line, UncheckedIOException e) throws IOException {
        if (e.getCause() instanceof BoundedReader.RowTooLong) {
            return new UnreadableFile((int) line, "A row does not end: is a quote not closed?", e);
        }
        if (e.getCause() instanceof java.util.zip.ZipException
                || e.getCause() instanceof java.io.EOFException) {
            throw e.getCause();
        }
        return new UnreadableFile((int) line, "From here on the file is not CSV (RFC 4180).", e);
    }

    /** The hash is of all bytes, also of those that the parser had no need for. */
    private static void drain(InputStream in) throws IOException {
        in.transferTo(java.io.OutputStream.nullOutputStream());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static final class Sums {

        final Map<ChargeKey, DailyCharge> byKey = new LinkedHashMap<>();
        final List<Trouble> troubles = new ArrayList<>();
        int unread;
        int unlabelled;

        void add(FocusRows rows, CSVRecord row, int line) {
            try {
                FocusRows.ReadRow read = rows.read(row);
                byKey.merge(read.charge().key(), read.charge(), DailyCharge::plus);
                if (read.unlabelled()) {
                    unlabelled++;
                    trouble(line, "Tags can't be read. The charge is counted, without its labels.");
                }
            } catch (BadRow e) {
                unread++;
                trouble(line, e.sentence() + " The row is in no sum.");
            }
        }

        private void trouble(int line, String sentence) {
            if (troubles.size() < MOST_TROUBLES) {
                troubles.add(new Trouble(line, sentence));
            }
        }
    }
}
