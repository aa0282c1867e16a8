package dev.tenantry.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import java.util.zip.GZIPOutputStream;

/** Writes small FOCUS 1.2 files for tests. */
public final class FocusText {

    private static final String HEADER =
            "BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,"
                    + "ChargeCategory,ChargeClass,ChargePeriodStart,ServiceCategory,ServiceName,"
                    + "SubAccountId,SubAccountName,Tags";

    private final StringJoiner lines = new StringJoiner("\r\n", "", "\r\n").add(HEADER);

    /** A charge for usage of a project on a day, {@code 2026-11-20}. */
    public FocusText usage(String day, String project, String service, String cost) {
        return charge(day, project, service, cost, "Usage", "");
    }

    /** A charge for the nodes of a pool that a namespace asked for. */
    public FocusText nodes(String day, String project, String pool, String namespace, String cost) {
        String tags =
                namespace.isEmpty()
                        ? "{\"goog-k8s-node-pool-name\":\"%s\"}".formatted(pool)
                        : "{\"goog-k8s-node-pool-name\":\"%s\",\"k8s-namespace\":\"%s\"}"
                                .formatted(pool, namespace);
        return charge(day, project, "Compute Engine", cost, "Usage", tags);
    }

    public FocusText tax(String day, String cost) {
        return charge(day, "", "Invoice", cost, "Tax", "");
    }

    public FocusText credit(String day, String project, String service, String cost) {
        return charge(day, project, service, cost, "Credit", "");
    }

    /** Any line, as it is. */
    public FocusText line(String line) {
        lines.add(line);
        return this;
    }

    private FocusText charge(
            String day, String project, String service, String cost, String category, String tags) {
        String quoted = tags.isEmpty() ? "" : '"' + tags.replace("\"", "\"\"") + '"';
        return line(
                String.join(
                        ",",
                        cost,
                        cost,
                        "0A1B2C-3D4E5F-678901",
                        "EUR",
                        day.substring(0, 7) + "-01T00:00:00Z",
                        category,
                        "",
                        day + "T00:00:00Z",
                        "Any",
                        service,
                        project,
                        project,
                        quoted));
    }

    @Override
    public String toString() {
        return lines.toString();
    }

    /** Writes the file, compressed when its name says so. */
    public void writeTo(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        boolean gzip = file.toString().endsWith(".gz");
        try (OutputStream bytes = Files.newOutputStream(file);
                OutputStream out = gzip ? new GZIPOutputStream(bytes) : bytes) {
            out.write(toString().getBytes(UTF_8));
        }
    }
}
