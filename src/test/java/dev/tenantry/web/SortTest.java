package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The order of a list in an address, in a cursor, and in the heads of its columns. */
class SortTest {

    private enum Order implements Sort.Key {
        NAME,
        AGE;

        @Override
        public boolean startsDown() {
            return this == AGE;
        }
    }

    private static Sort<Order> sort(String word) {
        return Sort.of(Optional.of(word), Order.class);
    }

    @Test
    void anOrderThatThereIsNotIsTheUsualOne() {
        assertThat(sort("size")).isEqualTo(sort("name")).isEqualTo(sort("NAME"));
        assertThat(Sort.of(Optional.empty(), Order.class)).isEqualTo(sort("name"));
    }

    @Test
    void theUsualOrderIsLeftOutOfAddresses() {
        assertThat(sort("name").asked()).isEmpty();
        assertThat(sort("-name").asked()).contains("-name");
        assertThat(sort("age").asked()).contains("age");
    }

    @Test
    void aHeadTurnsItsOwnOrderRoundAndStartsAnotherAsPeopleWantIt() {
        Sort<Order> sorted = sort("-name");

        assertThat(sorted.head("name", Sort::word)).isEqualTo(new SortHead("name", true, true));
        assertThat(sorted.head("age", Sort::word)).isEqualTo(new SortHead("-age", false, true));
    }

    @Test
    void aCursorFitsNoOtherOrder() {
        String cursor = sort("-name").cursor("zoe", "7");

        assertThat(sort("-name").key(cursor, 2)).containsExactly("zoe", "7");
        for (String other : new String[] {"name", "age", "-age"}) {
            assertThatThrownBy(() -> sort(other).key(cursor, 2)).isInstanceOf(Problem.class);
        }
    }
}
