package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.proposals.Fixtures.AddFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntentsTest {

    private final Intents intents = new Intents(List.of(Fixtures.ADD_FILE));

    @Test
    void anIntentReadsBackAsItWasWritten() throws IntentRefused {
        AddFile intent = Fixtures.addFile("a.yaml");
        String json = intents.write(intent);
        assertThat(json)
                .isEqualTo(
                        """
                        {"kind":"add-file","of":"acme-retail","path":"a.yaml","text":"kind: Nothing"}\
                        """);
        assertThat(intents.read(json)).isEqualTo(intent);
    }

    @Test
    void anUnknownKindIsRefusedWithThoseThatAreKnown() {
        assertThatThrownBy(() -> intents.read("{\"kind\":\"drop-everything\"}"))
                .isInstanceOf(IntentRefused.class)
                .hasMessage("The intent's kind must be one of add-file.");
    }

    @Test
    void aWrongFieldIsNamed() {
        assertThatThrownBy(() -> intents.read("{\"kind\":\"add-file\",\"of\":\"NOT A TENANT\"}"))
                .isInstanceOf(IntentRefused.class)
                .hasMessageContaining("at \"of\"")
                .hasMessageContaining("A tenant's name is");
        assertThatThrownBy(() -> intents.read("{\"kind\":\"add-file\",\"shell\":\"rm\"}"))
                .isInstanceOf(IntentRefused.class)
                .hasMessageContaining("at \"shell\"");
    }

    @Test
    void theSameKeyOfTheSamePersonIsTheSameProposal() {
        assertThat(ProposalId.of("a@acme.example", "k"))
                .isEqualTo(ProposalId.of("a@acme.example", "k"));
        assertThat(ProposalId.of("a@acme.example", "k"))
                .isNotEqualTo(ProposalId.of("b@acme.example", "k"));
    }
}
