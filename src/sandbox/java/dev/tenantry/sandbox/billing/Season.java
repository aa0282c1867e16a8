package dev.tenantry.sandbox.billing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.SplittableRandom;

/** How much of the ordinary cost a day has; the same for ever, whenever it is asked. */
record Season(LocalDate newest) {

    /** Weekends are quieter, and everything grows by two thirds in a year. */
    double factor(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        double week = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY ? .68 : 1;
        long age = newest.toEpochDay() - day.toEpochDay();
        return week * Math.clamp(1 - age * .0011, .5, 1.1);
    }

    static double jitter(String what, LocalDate day) {
        return .9 + random(what, day).nextDouble() * .2;
    }

    static SplittableRandom random(String what, LocalDate day) {
        return new SplittableRandom(what.hashCode() * 1_000_003L + day.toEpochDay());
    }
}
