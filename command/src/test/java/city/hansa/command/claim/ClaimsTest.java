package city.hansa.command.claim;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.api.CommandRejected;
import city.hansa.api.Subject;
import city.hansa.api.city.CityRejection;
import city.hansa.api.date.Edtf;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
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

    private final Claims claims = new Claims(EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build());

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
        claims.release(CODE, FIRST);
        make(SECOND, null, null);

        assertThat(claims.holder(CODE)).contains(SECOND);
    }

    @Test
    void what_the_holder_claims_moves_from_one_thing_to_another() {
        make(FIRST, null, null);
        claims.move(Set.of(CODE), Set.of("identifier unlocode:DEDTM"), FIRST, CityRejection.IDENTIFIER_TAKEN);

        assertThat(claims.holder(CODE)).isEmpty();
        assertThat(claims.holder("identifier unlocode:DEDTM")).contains(FIRST);
    }

    @Test
    void only_the_holder_releases() {
        make(FIRST, null, null);
        claims.release(CODE, SECOND);

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

    private void make(Subject holder, @Nullable Edtf from, @Nullable Edtf until) {
        claims.make(CODE, holder, from, until, CityRejection.IDENTIFIER_TAKEN);
    }
}
