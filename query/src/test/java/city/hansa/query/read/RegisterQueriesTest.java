package city.hansa.query.read;

import static city.hansa.api.Examples.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.api.CityId;
import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.value.Theme;
import city.hansa.api.view.At;
import city.hansa.api.view.Page;
import city.hansa.api.view.RegisterFilter;
import city.hansa.api.view.ViewQuery.FindRecords;
import city.hansa.query.Stage;
import city.hansa.query.Story;
import city.hansa.query.TestDatabase;
import city.hansa.query.city.CityRegister;
import city.hansa.query.network.NetworkRegister;
import city.hansa.query.view.Progress;
import city.hansa.query.view.RegisterWriter;
import city.hansa.query.view.ViewWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a register with parties, themes and since is asked, by the example of {@link FriendshipRegister}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RegisterQueriesTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final Story STORY = new Story();
    private static final RegisterQueries REGISTERS = registers();

    @BeforeAll
    static void three_friends_of_hamburg() {
        var writer = new RegisterWriter<>(new JdbcTemplate(DATABASE), "view_1", new FriendshipRegister(), STORY);
        var batch = writer.begin(Set.of());
        befriend(batch, OSAKA, "1989-05", "Osaka");
        befriend(batch, DAR_ES_SALAAM, "2010-07-01", "Dar es Salaam");
        befriend(batch, CityId.of("0199d5c0-0000-7000-8000-0000000000ff"), "1989-05-30", "Prague_100%");
        batch.flush();
        JdbcClient.create(DATABASE)
                .sql("insert into view_1.progress select view, 2, now() from unnest(array['partnership-register',"
                        + " 'city-register', 'network-register', 'action-register', 'timeline']) as views (view)")
                .update();
    }

    @Test
    void a_record_is_listed_once_by_since_where_no_party_is_asked_for() {
        assertThat(friends(RegisterFilter.ALL)).containsExactly("Osaka", "Prague_100%", "Dar es Salaam");
    }

    @Test
    void a_record_is_listed_under_each_of_its_parties() {
        assertThat(friends(of(HAMBURG, null, null))).hasSize(3);
        assertThat(friends(of(OSAKA, null, null))).containsExactly("Osaka");
    }

    @Test
    void a_city_and_a_network_are_both_demanded() {
        var both = new RegisterFilter(OSAKA.toString(), HARBOUR_CITIES.toString(), null, null, null, null);
        var other = new RegisterFilter(OSAKA.toString(), DAR_ES_SALAAM.toString(), null, null, null, null);

        assertThat(friends(both)).containsExactly("Osaka");
        assertThat(friends(other)).isEmpty();
    }

    @Test
    void themes_and_text_narrow_the_list() {
        assertThat(friends(of(HAMBURG, Theme.SPORTS, null))).hasSize(3);
        assertThat(friends(of(HAMBURG, Theme.HEALTHCARE, null))).isEmpty();
        assertThat(friends(of(HAMBURG, null, "_100%"))).containsExactly("Prague_100%");
    }

    @Test
    void a_cursor_goes_on_after_the_last_row() {
        var seen = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = find(RegisterFilter.ALL, cursor, 1);
            seen.add(page.items().getFirst().get("friend").stringValue());
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).containsExactly("Osaka", "Prague_100%", "Dar es Salaam");
    }

    @Test
    void a_cursor_belongs_to_its_question() {
        var cursor = find(RegisterFilter.ALL, null, 1).next();
        var dated = new At(LocalDate.of(2020, 1, 1), null, null, null);

        assertThatThrownBy(() -> find(of(HAMBURG, null, null), cursor, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> REGISTERS.handle(
                        new FindRecords(Subject.Kind.PARTNERSHIP, RegisterFilter.ALL, dated, cursor, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> REGISTERS.handle(
                        new FindRecords(Subject.Kind.CITY, RegisterFilter.ALL, At.NOW, cursor, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(find(RegisterFilter.ALL, cursor, 2).items()).hasSize(2);
    }

    @Test
    void a_cursor_names_no_day_that_the_database_cannot_hold() {
        var cursor = Objects.requireNonNull(find(RegisterFilter.ALL, null, 1).next());
        var place = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
        var forged = encoded(place.replaceFirst("(\"asOf\":\")[^\"]*", "$1+6000000-01-01"));

        assertThatThrownBy(() -> find(RegisterFilter.ALL, forged, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_identifier_that_nobody_holds_lists_nothing() {
        assertThat(friends(new RegisterFilter("geonames:1", null, null, null, null, null))).isEmpty();
    }

    @Test
    void a_text_that_is_no_cursor_is_refused() {
        for (var text : List.of("nonsense", "!", encoded("{}"), encoded("null"), encoded("{\"moment\":{}}"))) {
            assertThatThrownBy(() -> find(RegisterFilter.ALL, text, 10))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a cursor is the text that the page before gave as next");
        }
    }

    @Test
    void a_page_has_1_to_200_items() {
        assertThatThrownBy(() -> find(RegisterFilter.ALL, null, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> find(RegisterFilter.ALL, null, 201)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_shared_identifier_names_no_city() {
        assertThatThrownBy(() -> friends(new RegisterFilter("nuts:DE600", null, null, null, null, null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RegisterFilter of(CityId city, @Nullable Theme theme, @Nullable String q) {
        return new RegisterFilter(city.toString(), null, null, null, theme, q);
    }

    private static List<String> friends(RegisterFilter filter) {
        return find(filter, null, 10).items().stream()
                .map(item -> item.get("friend").stringValue())
                .toList();
    }

    private static Page find(RegisterFilter filter, @Nullable String cursor, int limit) {
        return REGISTERS.handle(new FindRecords(Subject.Kind.PARTNERSHIP, filter, At.NOW, cursor, limit));
    }

    private static void befriend(ViewWriter.Batch batch, CityId city, String since, String name) {
        var id = UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
        batch.on(id, STORY.tell(id, by(HAMBURG, since), new CityRegistered(city, name, "DE", null, List.of())));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().encodeToString(json.getBytes(UTF_8));
    }

    private static RegisterQueries registers() {
        var jdbc = JdbcClient.create(DATABASE);
        var moments = new Moments(new Progress(jdbc, "view_1"), STORY, Stage.CLOCK);
        var views = new Views(
                "view_1", List.of(new FriendshipRegister(), new CityRegister(), new NetworkRegister()));
        var parties = new Parties(jdbc, "view_1", STORY);
        return new RegisterQueries(jdbc, views, moments, parties, new Names(jdbc, "view_1"));
    }
}
