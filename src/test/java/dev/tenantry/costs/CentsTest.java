package dev.tenantry.costs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CentsTest {

    @Test
    void roundedPartsAddUpToTheRoundedWholeWhateverTheyAre() {
        Random random = new Random(3);
        for (int round = 0; round < 2000; round++) {
            List<BigDecimal> parts =
                    IntStream.range(0, 1 + random.nextInt(30))
                            .mapToObj(
                                    _ ->
                                            BigDecimal.valueOf(
                                                    random.nextLong(-9_999_999, 99_999_999), 6))
                            .toList();
            List<BigDecimal> cents = Cents.round(parts);

            assertThat(Cents.sum(cents)).isEqualTo(Cents.round(Cents.sum(parts)));
            for (int i = 0; i < parts.size(); i++) {
                assertThat(cents.get(i).subtract(parts.get(i)).abs())
                        .isLessThan(new BigDecimal("0.01"));
            }
        }
    }

    @Test
    void threeThirdsOfAnEuroAreOneEuro() {
        BigDecimal third = new BigDecimal("0.333333");
        assertThat(Cents.round(List.of(third, third, new BigDecimal("0.333334"))))
                .containsExactly(
                        new BigDecimal("0.33"), new BigDecimal("0.33"), new BigDecimal("0.34"));
    }

    @Test
    void nothingIsNothing() {
        assertThat(Cents.round(List.of())).isEmpty();
    }
}
