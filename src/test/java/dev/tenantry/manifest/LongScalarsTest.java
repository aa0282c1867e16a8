package dev.tenantry.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** However long a text is, it is told from a number. */
class LongScalarsTest {

    @Test
    void minutesWithoutEndAreANumberStill() {
        String sixties = "1" + ":59".repeat(60_000);
        assertThat(ScalarText.meaning(sixties)).isEqualTo(ScalarText.Meaning.NUMBER);
        assertThat(ScalarText.meaning(sixties + "x")).isEqualTo(ScalarText.Meaning.TEXT);
        assertThat(ScalarText.meaning("1:5:59")).isEqualTo(ScalarText.Meaning.NUMBER);
    }
}
