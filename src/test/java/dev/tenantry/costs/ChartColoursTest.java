package dev.tenantry.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.web.StackedChart;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartColoursTest {

    private static final List<String> TENANTS =
            List.of("corvane", "birchway", "jorvale", "eastfold", "fennwick", "alderpike");

    @Test
    void theColoursOfAFewNamesDiffer() {
        ChartColours colours = new ChartColours(TENANTS);

        assertThat(TENANTS.stream().map(colours::of)).doesNotHaveDuplicates();
    }

    @Test
    void aNameKeepsItsColourWhenSmallerOnesComeAndGo() {
        ChartColours all = new ChartColours(TENANTS);
        ChartColours few = new ChartColours(TENANTS.subList(0, 3));

        for (String tenant : TENANTS.subList(0, 3)) {
            assertThat(few.of(tenant)).as(tenant).isEqualTo(all.of(tenant));
        }
    }

    @Test
    void thereMayBeMoreNamesThanColours() {
        List<String> many = IntStream.range(0, 100).mapToObj(i -> "tenant-" + i).toList();
        ChartColours colours = new ChartColours(many);

        assertThat(many.subList(0, 12).stream().map(colours::of)).doesNotHaveDuplicates();
        assertThat(many.stream().map(colours::of)).allMatch(number -> number != StackedChart.GREY);
    }

    @Test
    void whatIsNobodysIsHatchedAndTheRestIsGrey() {
        ChartColours colours = new ChartColours(TENANTS);

        assertThat(colours.of("!tax")).isEqualTo(StackedChart.HATCHED);
        assertThat(colours.of(CostChart.OTHER)).isEqualTo(StackedChart.GREY);
    }
}
