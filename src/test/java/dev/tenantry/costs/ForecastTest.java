package dev.tenantry.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final LocalDate NEWEST = LocalDate.of(2026, 11, 22);

    @Test
    void steadyCostsAreForeseenExactly() {
        Forecast forecast = Forecast.at(NEWEST, days(300, _ -> 100.0)).orElseThrow();

        assertThat(forecast.monthEnd()).isEqualByComparingTo("3000");
        assertThat(forecast.days()).hasSize(8);
        assertThat(forecast.error()).isZero();
    }

    @Test
    void quietWeekendsAreForeseen() {
        Function<LocalDate, Double> weekly =
                day -> day.getDayOfWeek() == DayOfWeek.SUNDAY ? 10.0 : 100.0;
        Forecast forecast = Forecast.at(NEWEST, days(300, weekly)).orElseThrow();

        assertThat(forecast.days().get(LocalDate.of(2026, 11, 29))).isEqualByComparingTo("10");
        assertThat(forecast.days().get(LocalDate.of(2026, 11, 30))).isEqualByComparingTo("100");
    }

    @Test
    void itSaysHowFarOffItWas() {
        Function<LocalDate, Double> growing = day -> 100.0 + NEWEST.until(day).toTotalMonths() * 5;
        Forecast forecast = Forecast.at(NEWEST, days(390, growing)).orElseThrow();

        assertThat(forecast.months()).isGreaterThan(8);
        assertThat(forecast.error()).isCloseTo(.02, within(.03)).isPositive();
    }

    @Test
    void withoutAPastThereIsNoForecast() {
        assertThat(Forecast.at(NEWEST, days(80, _ -> 100.0))).isEmpty();
        assertThat(Forecast.at(NEWEST, new TreeMap<>())).isEmpty();
    }

    private static NavigableMap<LocalDate, BigDecimal> days(
            int count, Function<LocalDate, Double> cost) {
        NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
        for (LocalDate day = NEWEST.minusDays(count); !day.isAfter(NEWEST); day = day.plusDays(1)) {
            days.put(day, BigDecimal.valueOf(cost.apply(day)));
        }
        return days;
    }
}
