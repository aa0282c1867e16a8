package dev.tenantry.sandbox.billing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.zip.GZIPOutputStream;

/**
 * The folder that the export delivers to: {@code <month>/charges-<day>.csv}, one file per day, gzip
 * for older months. What was delivered stays; a day's file comes a second time when the day has
 * settled.
 */
final class BillingFolder {

    private static final int MONTHS = 13;
    private static final int SETTLES_AFTER = 2;
    private static final int PLAIN_MONTHS = 2;

    private final Path folder;
    private final BilledAccount account;

    BillingFolder(Path folder, BilledAccount account) {
        this.folder = folder;
        this.account = account;
    }

    /** Delivers everything that is due when {@code today} has begun; safe to repeat. */
    void deliver(LocalDate today) {
        LocalDate first = account.newest().withDayOfMonth(1).minusMonths(MONTHS - 1L);
        LocalDate compressedBefore = today.withDayOfMonth(1).minusMonths(PLAIN_MONTHS - 1L);
        for (LocalDate day = first; day.isBefore(today); day = day.plusDays(1)) {
            deliverDay(
                    day,
                    !day.plusDays(SETTLES_AFTER).isAfter(today.minusDays(1)),
                    day.isBefore(compressedBefore));
        }
    }

    private void deliverDay(LocalDate day, boolean settled, boolean compressed) {
        Path month = folder.resolve(day.toString().substring(0, 7));
        Path plain = month.resolve("charges-" + day + ".csv");
        Path gzip = month.resolve("charges-" + day + ".csv.gz");
        Path provisional = month.resolve(".provisional-" + day);
        try {
            Files.createDirectories(month);
            boolean there = Files.exists(plain) || Files.exists(gzip);
            if (there
                    && Files.exists(provisional) == !settled
                    && Files.exists(gzip) == compressed) {
                return;
            }
            write(compressed ? gzip : plain, day, settled, compressed);
            Files.deleteIfExists(compressed ? plain : gzip);
            if (settled) {
                Files.deleteIfExists(provisional);
            } else if (!Files.exists(provisional)) {
                Files.createFile(provisional);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path file, LocalDate day, boolean settled, boolean compressed)
            throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".part");
        try (var bytes = Files.newOutputStream(temporary);
                var packed = compressed ? new GZIPOutputStream(bytes, 1 << 16) : bytes;
                var out = new BufferedWriter(new OutputStreamWriter(packed, UTF_8), 1 << 16)) {
            out.write(FocusRow.HEADER);
            out.write("\r\n");
            for (FocusRow row : BilledDay.rows(account, day, settled)) {
                out.write(row.csv(account));
                out.write("\r\n");
            }
        }
        Files.move(
                temporary,
                file,
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }
}
