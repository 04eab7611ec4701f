package city.hansa.query.read;

import static city.hansa.api.Examples.*;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.value.Theme;
import city.hansa.query.view.Row;
import city.hansa.query.view.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A register with everything that one can have: every city is Hamburg's friend from its registration on. */
final class FriendshipRegister implements View<CityEvent, FriendshipRegister.Friendship> {

    record Friendship(CityRegistered city, Edtf since) {}

    record Item(String friend) {}

    @Override
    public String name() {
        return "partnership";
    }

    @Override
    public Subject.Kind kind() {
        return Subject.Kind.PARTNERSHIP;
    }

    @Override
    public Class<CityEvent> protocol() {
        return CityEvent.class;
    }

    @Override
    public Class<Friendship> document() {
        return Friendship.class;
    }

    @Override
    public Friendship fold(@Nullable Friendship before, Recorded<CityEvent> recorded) {
        return new Friendship((CityRegistered) recorded.event(), recorded.effective());
    }

    @Override
    public List<Row> rows(Friendship shown) {
        var friend = shown.city();
        return List.of(new Row(
                "FRIENDSHIP",
                "IN_FORCE",
                true,
                new Span(shown.since(), null),
                shown.since(),
                List.of(Theme.EDUCATION, Theme.SPORTS),
                "Hamburg and " + friend.name(),
                List.of(HAMBURG.value(), friend.cityId().value(), HARBOUR_CITIES.value()),
                Visibility.PUBLIC,
                new Item(friend.name())));
    }
}
