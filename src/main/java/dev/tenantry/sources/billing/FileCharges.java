package dev.tenantry.sources.billing;

import java.math.BigDecimal;
import java.util.List;

/**
 * What one file of the export says, all of it; it replaces what the same file said before.
 *
 * @param hash SHA-256 of the uncompressed bytes, hexadecimal
 * @param unread how many rows could not be read and are in no sum
 * @param unlabelled how many rows are counted without their labels, which could not be read
 * @param troubles a sentence for each of the first bad rows
 */
public record FileCharges(
        BillingFile file,
        String hash,
        List<DailyCharge> charges,
        int unread,
        int unlabelled,
        List<Trouble> troubles) {

    public FileCharges {
        charges = List.copyOf(charges);
        troubles = List.copyOf(troubles);
    }

    /**
     * Something in a file that wants a human.
     *
     * @param line the line where the row starts, 1 for the header, 0 for the file as a whole
     */
    public record Trouble(int line, String sentence) {}

    /** The sum of {@code BilledCost} over every row that could be read. */
    public BigDecimal billed() {
        return charges.stream().map(DailyCharge::billed).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public int rows() {
        return charges.stream().mapToInt(DailyCharge::rows).sum();
    }
}
