package dev.tenantry.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LedgerTest {

    @Test
    void aNumberIsOfOnePullRequest() {
        Ledger ledger = new Ledger();
        ledger.add(numbered(7));
        assertThatThrownBy(() -> ledger.add(numbered(7)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Two pull requests have the number 7");
        assertThat(ledger.pulls).hasSize(1);
        assertThat(ledger.nextNumber()).isEqualTo(8);
    }

    private static Pull numbered(int number) {
        Pull pull = new Pull();
        pull.number = number;
        return pull;
    }
}
