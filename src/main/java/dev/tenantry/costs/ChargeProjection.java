package dev.tenantry.costs;

import dev.tenantry.costs.BillingFiles.ReadFile;
import dev.tenantry.indexing.Copy;
import dev.tenantry.indexing.Projection;
import dev.tenantry.sources.billing.BillingFacts;
import dev.tenantry.sources.billing.BillingFacts.Refused;
import dev.tenantry.sources.billing.ChargeKey;
import dev.tenantry.sources.billing.DailyCharge;
import dev.tenantry.sources.billing.FileCharges;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Files of the billing export → charges; a file takes the place of what it said before. */
@ApplicationScoped
public class ChargeProjection implements Projection<BillingFacts> {

    @Override
    public Class<BillingFacts> facts() {
        return BillingFacts.class;
    }

    @Override
    public void project(BillingFacts news, Connection transaction) throws SQLException {
        BillingFiles files = new BillingFiles(transaction);
        ChargeDays touched = new ChargeDays();
        for (String former : news.moved().values()) {
            touched.add(files.forget(former));
        }
        for (FileCharges file : news.read()) {
            touched.add(files.days(file.file().name()));
            file.charges().forEach(charge -> touched.add(charge.key().day()));
        }
        ChargePartitions.ensure(transaction, touched.months());
        for (FileCharges file : news.read()) {
            String name = file.file().name();
            files.removeCharges(name);
            files.read(row(file, Optional.ofNullable(news.duplicates().get(name))));
        }
        write(news, transaction);
        for (Refused refused : news.refused()) {
            files.refused(refused.file().name(), refused.file().stamp());
        }
        files.gone(news.gone());
        for (ChargeDays.Span days : new DeliveryProjection(transaction).compare(toCompare(news))) {
            touched.add(Optional.of(days));
        }
        ChargeSums.refresh(transaction, touched);
        AnomalyRows.refresh(transaction, touched);
    }

    private static Set<String> toCompare(BillingFacts news) {
        Set<String> names = new HashSet<>(news.gone());
        news.read().forEach(file -> names.add(file.file().name()));
        return names;
    }

    private static ReadFile row(FileCharges file, Optional<String> duplicateOf) {
        ChargeDays days = new ChargeDays();
        file.charges().forEach(charge -> days.add(charge.key().day()));
        return new ReadFile(
                file.file().name(),
                file.hash(),
                file.file().stamp(),
                duplicateOf,
                file.unread(),
                file.rows(),
                file.billed(),
                days.span());
    }

    private static void write(BillingFacts news, Connection transaction) throws SQLException {
        try (Copy rows =
                Copy.into(
                        transaction,
                        "read_model.charge",
                        "charge_day",
                        "billing_month",
                        "billing_account",
                        "sub_account",
                        "sub_account_name",
                        "service_category",
                        "service",
                        "node_pool",
                        "namespace",
                        "category",
                        "correction",
                        "billed",
                        "effective",
                        "rows",
                        "file")) {
            for (FileCharges file : news.read()) {
                for (DailyCharge charge : file.charges()) {
                    row(rows, charge, file.file().name());
                }
            }
        }
    }

    private static void row(Copy rows, DailyCharge charge, String file) throws SQLException {
        ChargeKey key = charge.key();
        rows.row(
                key.day(),
                key.billingMonth(),
                key.billingAccount(),
                key.subAccount(),
                key.subAccountName(),
                key.serviceCategory(),
                key.service(),
                key.nodePool(),
                key.namespace(),
                key.category(),
                key.correction(),
                charge.billed().toPlainString(),
                charge.effective().toPlainString(),
                charge.rows(),
                file);
    }

    /** Gives every month that is written to its own part of the table. */
    private static final class ChargePartitions {

        /**
         * A part is made beside the table and then attached: that lets readers go on, which
         * creating it in place does not.
         */
        static void ensure(Connection transaction, Set<LocalDate> months) throws SQLException {
            for (LocalDate month : months) {
                String name = "charge_" + month.toString().substring(0, 7).replace('-', '_');
                if (!exists(transaction, name)) {
                    String table = "read_model." + name;
                    execute(
                            transaction,
                            "create table "
                                    + table
                                    + " (like read_model.charge including defaults including constraints)");
                    execute(
                            transaction,
                            "alter table read_model.charge attach partition %s for values from ('%s') to ('%s')"
                                    .formatted(table, month, month.plusMonths(1)));
                }
            }
        }

        private static boolean exists(Connection transaction, String name) throws SQLException {
            try (PreparedStatement select =
                    transaction.prepareStatement("select to_regclass(?) is not null")) {
                select.setString(1, "read_model." + name);
                try (var row = select.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        }

        private static void execute(Connection transaction, String sql) throws SQLException {
            try (var statement = transaction.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
