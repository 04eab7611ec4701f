package city.hansa.command.claim;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.api.CommandRejected;
import city.hansa.api.Subject;
import city.hansa.api.city.CityRejection;
import city.hansa.api.claim.ClaimId;
import city.hansa.api.date.Edtf;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClaimsTest {

    private static final String CODE = "identifier unlocode:DEHAM";
    private static final Subject FIRST = new Subject(Subject.Kind.CITY, HAMBURG.value());
    private static final Subject SECOND = new Subject(Subject.Kind.CITY, OSAKA.value());

    private static final Claim ALWAYS = Claim.always(CODE);
    private static final Claim UNTIL_1990 = new Claim(CODE, null, on("1990-01-01"));

    private final EventStore events =
            EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();
    private final Claims claims = new Claims(events);

    @Test
    void what_is_claimed_is_held() {
        make(FIRST, null, null);

        assertThat(claims.holder(CODE)).contains(FIRST);
    }

    @Test
    void another_is_refused_and_told_who_holds_it() {
        make(FIRST, null, null);

        assertThatThrownBy(() -> make(SECOND, null, null))
                .isInstanceOfSatisfying(CommandRejected.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(CityRejection.IDENTIFIER_TAKEN);
                    assertThat(refused.details()).containsEntry("holder", HAMBURG.toString());
                });
    }

    @Test
    void what_was_released_may_be_claimed_by_another() {
        make(FIRST, null, null);
        move(FIRST, Set.of(ALWAYS), Set.of());
        make(SECOND, null, null);

        assertThat(claims.holder(CODE)).contains(SECOND);
    }

    @Test
    void what_the_holder_claims_moves_from_one_thing_to_another() {
        make(FIRST, null, null);
        move(FIRST, Set.of(ALWAYS), Set.of(Claim.always("identifier unlocode:DEDTM")));

        assertThat(claims.holder(CODE)).isEmpty();
        assertThat(claims.holder("identifier unlocode:DEDTM")).contains(FIRST);
    }

    @Test
    void only_the_holder_releases() {
        make(FIRST, null, null);
        move(SECOND, Set.of(ALWAYS), Set.of());

        assertThat(claims.holder(CODE)).contains(FIRST);
    }

    @Test
    void periods_that_do_not_meet_are_held_by_two() {
        make(FIRST, null, on("1990"));

        make(SECOND, on("1991"), null);
    }

    @Test
    void periods_that_meet_are_refused() {
        make(FIRST, null, on("1990"));

        assertThatThrownBy(() -> make(SECOND, on("1989"), null)).isInstanceOf(CommandRejected.class);
    }

    @Test
    void periods_that_may_meet_in_a_vague_year_are_refused() {
        make(FIRST, null, on("1990"));

        assertThatThrownBy(() -> make(SECOND, on("1990-06"), null)).isInstanceOf(CommandRejected.class);
    }

    @Test
    void another_takes_over_on_the_day_to_which_a_period_was_cut() {
        make(FIRST, null, null);
        move(FIRST, Set.of(ALWAYS), Set.of(UNTIL_1990));

        assertThatThrownBy(() -> make(SECOND, on("1989-12-31"), null)).isInstanceOf(CommandRejected.class);
        make(SECOND, on("1990-01-01"), null);
    }

    @Test
    void a_period_is_not_extended_into_that_of_another() {
        make(FIRST, null, on("1990-01-01"));
        make(SECOND, on("1990-01-01"), null);

        assertThatThrownBy(() -> move(FIRST, Set.of(UNTIL_1990), Set.of(ALWAYS))).isInstanceOf(CommandRejected.class);
    }

    @Test
    void one_holds_it_in_two_periods_and_another_between_them() {
        move(FIRST, Set.of(), Set.of(UNTIL_1990, new Claim(CODE, on("2000-01-01"), null)));

        make(SECOND, on("1990-01-01"), on("2000-01-01"));
    }

    @Test
    void what_is_claimed_already_is_not_claimed_again() {
        make(FIRST, null, on("1990"));
        make(FIRST, null, on("1990"));

        assertThat(events.readEvents(ClaimId.of(CODE).toString()).asStream()).hasSize(1);
    }

    private void make(Subject holder, @Nullable Edtf from, @Nullable Edtf until) {
        claims.make(new Claim(CODE, from, until), holder, CityRejection.IDENTIFIER_TAKEN);
    }

    private void move(Subject holder, Set<Claim> before, Set<Claim> after) {
        claims.move(before, after, holder, CityRejection.IDENTIFIER_TAKEN);
    }
}
