package dev.tenantry.policy;

import static dev.tenantry.policy.PaperPolicy.ESTATE;
import static dev.tenantry.policy.PaperPolicy.judge;
import static dev.tenantry.policy.PaperPolicy.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.isolation.OwnObjects;
import dev.tenantry.testing.PaperEstate;
import org.junit.jupiter.api.Test;

/** Which project is the platform's no tenant says alone. */
class PlatformProjectTest {

    private static final String FIRST = "factory/aaa/namespace.yaml";

    /** Its first tenant by the alphabet has its identity in its own project. */
    private static final PaperEstate OWN =
            ESTATE.withTenant("aaa")
                    .with(
                            FIRST,
                            ESTATE.withTenant("aaa")
                                    .text(FIRST)
                                    .replace("@platform-prod", "@aaa-ml-prod"));

    @Test
    void aTenantMayHaveItsIdentityInItsOwnProject() {
        assertThat(refusals(judge(ESTATE.withTenant("aaa"), OWN))).isEmpty();
    }

    @Test
    void theNextTenantHasItWhereTheOthersHave() {
        assertThat(refusals(judge(OWN, OWN.withTenant("newt")))).isEmpty();
        assertThat(refusals(judge(OWN, made("newt", "@platform-prod", "@aaa-ml-prod"))))
                .contains(OwnObjects.RULE);
    }

    @Test
    void nobodyClaimsItBecauseTheFirstHasLeftIt() {
        assertThat(
                        refusals(
                                judge(
                                        OWN,
                                        made(
                                                "evil",
                                                "project-id: evil-ml-prod",
                                                "project-id: platform-prod"))))
                .contains(OwnObjects.RULE);
    }

    /** All have their own: then nobody knows which would be the platform's. */
    @Test
    void whereAllHaveTheirOwnNoOtherIsTaken() {
        PaperEstate alone = PaperEstate.empty().withTenant("aaa").with(FIRST, OWN.text(FIRST));
        String path = "factory/newt/namespace.yaml";
        PaperEstate strange = alone.withTenant("newt");
        assertThat(refusals(judge(alone, strange))).contains(OwnObjects.RULE);
        PaperEstate own =
                strange.with(path, strange.text(path).replace("@platform-prod", "@newt-ml-prod"));
        assertThat(refusals(judge(alone, own))).isEmpty();
    }

    private static PaperEstate made(String tenant, String was, String is) {
        PaperEstate more = OWN.withTenant(tenant);
        String path = "factory/" + tenant + "/namespace.yaml";
        return more.with(path, more.text(path).replace(was, is));
    }
}
