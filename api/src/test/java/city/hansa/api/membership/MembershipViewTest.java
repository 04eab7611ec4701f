package city.hansa.api.membership;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.on;
import static city.hansa.api.membership.MembershipExamples.MEMBERSHIP;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.membership.MembershipView.Change;
import city.hansa.api.membership.MembershipView.Period;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.NetworkRef;
import city.hansa.api.view.Since;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MembershipViewTest {

    @Test
    void a_second_application_counts_from_itself_and_so_does_the_admission_that_follows() {
        var applied = new Change(MembershipStanding.APPLIED, "FULL", null, on("2009"));
        var withdrew = new Change(MembershipStanding.WITHDRAWN, null, "budget", on("2010"));
        var again = new Change(MembershipStanding.APPLIED, null, null, on("2012"));
        var admitted = new Change(MembershipStanding.ACTIVE, null, null, on("2013"));

        var view = MembershipView.applied(
                        MEMBERSHIP, new CityRef(HAMBURG), new NetworkRef(HARBOUR_CITIES), List.of())
                .changed(applied)
                .changed(withdrew)
                .changed(again)
                .changed(admitted);

        assertThat(view.periods())
                .extracting(Period::since)
                .endsWith(Since.by("APPLICATION", on("2012")), Since.by("ADMISSION", on("2013")));
    }
}
