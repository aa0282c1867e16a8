package dev.tenantry.sandbox.workflows;

import dev.tenantry.sandbox.world.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** When a schedule fires: five fields of numbers, ranges, lists and stars, in its time zone. */
final class CronTimes {

    private CronTimes() {}

    /** The instants in {@code [from, to)}, oldest first. */
    static List<Instant> between(Schedule schedule, Instant from, Instant to) {
        ZoneId zone = ZoneId.of(schedule.timezone());
        String[] fields = schedule.cron().split(" ", -1);
        List<Instant> times = new ArrayList<>();
        LocalDate last = to.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate();
                !day.isAfter(last);
                day = day.plusDays(1)) {
            boolean fits =
                    fits(fields[2], day.getDayOfMonth())
                            && fits(fields[3], day.getMonthValue())
                            && fits(fields[4], day.getDayOfWeek().getValue() % 7);
            for (int minute = 0; fits && minute < 1440; minute++) {
                if (fits(fields[0], minute % 60) && fits(fields[1], minute / 60)) {
                    Instant at =
                            ZonedDateTime.of(day.atTime(minute / 60, minute % 60), zone)
                                    .toInstant();
                    if (!at.isBefore(from) && at.isBefore(to)) {
                        times.add(at);
                    }
                }
            }
        }
        return times;
    }

    private static boolean fits(String field, int value) {
        if (field.equals("*")) {
            return true;
        }
        for (String part : field.split(",", -1)) {
            int dash = part.indexOf('-');
            int low = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
            int high = dash < 0 ? low : Integer.parseInt(part.substring(dash + 1));
            if (value >= low && value <= high) {
                return true;
            }
        }
        return false;
    }
}
