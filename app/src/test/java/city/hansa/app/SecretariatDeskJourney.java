package city.hansa.app;

import static city.hansa.app.Given.done;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a secretariat asks of the story of Dortmund in one call each: what is due, what comes up, who is a member. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecretariatDeskJourney {

    private static final String DORTMUND = "city=unlocode:DEDTM";
    private static final String NOW = "&asOf=2026-11-23";

    @TempDir
    private static Path data;

    private static RunningHansa hansa;

    @BeforeAll
    static void tellTheStory() {
        hansa = RunningHansa.start(data);
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Nested
    class What_is_due {

        @Test
        void is_the_memorandum_with_kumasi_in_the_autumn_of_2022() {
            var page = ask("/api/due?within=P90D&kind=TERM&asOf=2022-09-01&" + DORTMUND);

            assertThat(page.get("until").stringValue()).isEqualTo("2022-11-30");
            assertThat(page.get("rule").stringValue()).contains("calendar days");
            assertThat(items(page)).singleElement().satisfies(term -> {
                assertThat(term.at("/record/kind").stringValue()).isEqualTo("PARTNERSHIP");
                assertThat(term.at("/due/edtf").stringValue()).isEqualTo("2022-10-07");
                assertThat(named(term, "owedBy")).isEqualTo("Dortmund, Kumasi");
                assertThat(term.get("overdue").stringValue()).isEqualTo("NO");
                assertThat(term.at("/rule/text").stringValue()).contains("renewed");
            });
        }

        @Test
        void is_the_memorandum_with_pittsburgh_until_it_has_expired() {
            assertThat(items(ask("/api/due?kind=TERM&asOf=2025-11-01")))
                    .singleElement()
                    .satisfies(term -> assertThat(term.at("/due/edtf").stringValue()).isEqualTo("2025-12-31"));
            assertThat(items(ask("/api/due?kind=TERM&asOf=2025-09-01"))).isEmpty();
            assertThat(items(ask("/api/due?kind=TERM&asOf=2026-01-01"))).isEmpty();
        }

        @Test
        void is_what_was_to_begin_in_2022_and_did_not_and_perhaps_the_garden_show() {
            var ahead = items(ask("/api/due?kind=ACTION" + NOW));

            assertThat(ahead)
                    .extracting(action -> action.get("what").stringValue())
                    .containsExactlyInAnyOrder(
                            "Urban Diplomacy Exchange between the United States and Germany",
                            "Italy–Germany action plan",
                            "International Garden Show 2027");
            var today = LocalDate.of(2026, 11, 23);
            assertThat(ahead.subList(0, 2)).allSatisfy(late -> {
                assertThat(late.get("overdue").stringValue()).isEqualTo("CERTAIN");
                assertThat(late.at("/daysLate/least").longValue())
                        .isEqualTo(ChronoUnit.DAYS.between(LocalDate.of(2022, 12, 31), today));
                assertThat(late.at("/daysLate/most").longValue())
                        .isEqualTo(ChronoUnit.DAYS.between(LocalDate.of(2022, 1, 1), today));
            });
            assertThat(ahead.getLast().get("dueWithin").stringValue()).isEqualTo("POSSIBLE");
            assertThat(ahead.getLast().at("/due/edtf").stringValue()).isEqualTo("2027");
        }

        @Test
        void has_no_day_where_no_rule_names_one() {
            assertThat(items(ask("/api/due?kind=ACCOUNT&state=SUBMITTED" + NOW)))
                    .singleElement()
                    .satisfies(account -> {
                        assertThat(account.get("what").stringValue()).isEqualTo("Emergency aid for Dabola");
                        assertThat(account.get("due").isNull()).isTrue();
                        assertThat(named(account, "owedBy")).isEqualTo("Sparkasse Dortmund");
                        assertThat(account.at("/rule/text").stringValue()).contains("No rule names a day");
                    });
        }

        @Test
        void is_what_a_member_promised_until_it_is_done() {
            var membership = items(ask("/api/memberships?" + DORTMUND + "&network=" + network("Covenant")))
                    .getFirst()
                    .get("id")
                    .stringValue();
            command(membership, "sign-commitment", """
                    {"name":"Covenant of Mayors","by":{"city":"unlocode:DEDTM"},"effective":"2010-01-01"}""");
            var kept = command(membership, "fulfil-obligation", """
                    {"key":"plan-1","by":{"city":"unlocode:DEDTM"},"effective":"2012-03-10"}""");
            var due = "/api/due?kind=OBLIGATION&" + DORTMUND + "&minPosition=" + position(kept) + "&asOf=";

            var early = items(Given.awaited(hansa.ask(), due + "2011-11-01"));
            assertThat(early)
                    .extracting(one -> one.at("/rule/code").stringValue() + " " + one.at("/due/edtf").stringValue())
                    .containsExactlyInAnyOrder("plan 2012-01-01", "monitoring 2012-01-01");
            assertThat(items(ask(due + "2012-01-11")))
                    .filteredOn(one -> one.at("/rule/code").stringValue().equals("plan"))
                    .singleElement()
                    .satisfies(plan -> {
                        assertThat(plan.at("/daysLate/least").intValue()).isEqualTo(10);
                        assertThat(plan.get("state").stringValue()).isEqualTo("MISSED");
                        assertThat(plan.get("noticeGiven").booleanValue()).isFalse();
                        assertThat(named(plan, "parties")).isEqualTo("Dortmund, Covenant of Mayors");
                    });
            assertThat(items(ask(due + "2012-03-10")))
                    .extracting(one -> one.at("/rule/code").stringValue())
                    .doesNotContain("plan");
        }
    }

    @Nested
    class Anniversaries {

        @Test
        void come_up_by_each_side_s_own_count() {
            var page = ask("/api/anniversaries?within=P24M&kind=PARTNERSHIP&" + DORTMUND + NOW);

            assertThat(page.get("until").stringValue()).isEqualTo("2028-11-23");
            assertThat(items(page))
                    .extracting(SecretariatDeskJourney::told)
                    .containsExactlyInAnyOrder(
                            "45 during 2026 Dortmund PARTY_CLAIM POSSIBLE",
                            "50 during 2027 Dortmund PARTY_CLAIM CERTAIN",
                            "35 during 2027 Dortmund PARTY_CLAIM CERTAIN",
                            "45 during 2027 Dortmund PARTY_CLAIM CERTAIN",
                            "35 on 22 July 2027 Xi'an FIRST_SIGNING CERTAIN",
                            "45 on 5 October 2027 Novi Sad FIRST_SIGNING CERTAIN",
                            "50 during 2028 Dortmund PARTY_CLAIM POSSIBLE",
                            "40 during 2028 Dortmund PARTY_CLAIM POSSIBLE",
                            "20 during 2028 Dortmund, Beyoğlu ENTRY_INTO_FORCE POSSIBLE",
                            "50 on 23 January 2028 Rostov-on-Don FIRST_SIGNING CERTAIN");
            assertThat(items(page))
                    .extracting(item -> item.at("/when/earliest").stringValue())
                    .isSorted();
            assertThat(items(page))
                    .filteredOn(item -> named(item, "countedBy").equals("Rostov-on-Don"))
                    .singleElement()
                    .satisfies(rostov -> assertThat(rostov.get("standing").stringValue()).isEqualTo("DORMANT"));
        }

        @Test
        void of_buffalo_was_the_fortieth_in_2015_by_buffalo_s_own_count() {
            var then = "&asOf=2015-01-01&within=P4Y&every=40";

            assertThat(items(ask("/api/anniversaries?kind=PARTNERSHIP&" + DORTMUND + then)))
                    .extracting(SecretariatDeskJourney::told)
                    .contains(
                            "40 during 2015 Buffalo, New York PARTY_CLAIM CERTAIN",
                            "40 during 2018 Dortmund PARTY_CLAIM CERTAIN");
        }

        @Test
        void are_told_in_german_and_name_the_source_of_a_claim() {
            var page = hansa.ask()
                    .get("/api/anniversaries?kind=PARTNERSHIP&" + DORTMUND + NOW, "Accept-Language", "de");

            assertThat(items(page).getFirst().at("/when/text").stringValue()).isEqualTo("im Jahr 2026");
            assertThat(items(page).getFirst().at("/basis/claimant").stringValue()).isEqualTo("dortmund.de");
            assertThat(items(page).getFirst().at("/basis/source/kind").stringValue()).isEqualTo("WEBSITE");
        }
    }

    @Nested
    class The_roll {

        @Test
        void says_who_certainly_and_who_possibly_was_a_member_on_a_key_date() {
            var covenant = "/api/members?network=" + network("Covenant");

            assertThat(counts(ask(covenant + "&on=2010-06-30"))).isEqualTo("MEMBER 1 1, all 1 1");
            assertThat(counts(ask(covenant + "&on=2009-06-30"))).isEqualTo("MEMBER 0 1, all 0 1");
            assertThat(counts(ask(covenant + "&on=2008-06-30"))).isEqualTo("all 0 0");
            assertThat(items(ask(covenant + "&on=2010-06-30"))).singleElement().satisfies(member -> {
                assertThat(named(member, "parties")).startsWith("Dortmund");
                assertThat(member.at("/since/rule").stringValue()).isEqualTo("ADMISSION");
                assertThat(member.at("/since/edtf").stringValue()).isEqualTo("2009");
                assertThat(member.get("certainty").stringValue()).isEqualTo("CERTAIN");
            });
        }

        @Test
        void is_by_class() {
            var eurocities = "/api/members?network=" + network("Eurocities");

            assertThat(counts(ask(eurocities + "&on=2020-06-30"))).isEqualTo("FULL 1 1, all 1 1");
            assertThat(counts(ask(eurocities + "&on=2015-06-30"))).isEqualTo("FULL 0 1, all 0 1");
            assertThat(counts(ask(eurocities + "&on=2020-06-30&class=PARTNER"))).isEqualTo("all 0 0");
            assertThat(ask(eurocities).get("rule").stringValue()).contains("counts as possible");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "due?within=90, within", "due?within=-P1D, within", "due?within=P, within", "due?within=P100Y1D, within",
        "due?within=PT5H, within", "due?kind=TWINNING, kind", "due?state=DONE, state", "due?q=x, q",
        "due?cursor=forged, ''", "due?limit=201, limit", "due?asOf=1978, asOf", "due?city=nobody:1, city",
        "anniversaries?within=P101Y, within", "anniversaries?every=0, every", "anniversaries?every=5.5, every",
        "anniversaries?kind=OBLIGATION, kind", "anniversaries?state=OPEN, state", "anniversaries?network=x, network",
        "members, network", "members?network=x, network", "members?asOf=2020-01-01, asOf",
        "members?network=0199d5c0-0000-7000-8000-000000000001&standing=APPLIED, standing",
        "members?network=0199d5c0-0000-7000-8000-000000000001&on=2020, on",
        "members?network=0199d5c0-0000-7000-8000-000000000001&knownAt=9999999, ''"
    })
    void a_question_without_its_form_is_refused(String question, String field) {
        var answer = hansa.ask().answer("GET", "/api/" + question, null);

        refused(answer, 400, "MALFORMED");
        assertThat(answer.json().path("field").asString("")).isEqualTo(field);
    }

    private static String told(JsonNode item) {
        return item.get("years").intValue() + " " + item.at("/when/text").stringValue() + " "
                + named(item, "countedBy") + " " + item.at("/basis/rule").stringValue() + " "
                + item.get("within").stringValue();
    }

    private static String counts(JsonNode roll) {
        var classes = roll.get("classes").valueStream()
                .map(one -> one.get("class").stringValue() + " " + count(one.get("count")) + ", ")
                .collect(Collectors.joining());
        return classes + "all " + count(roll.get("all"));
    }

    private static String count(JsonNode pair) {
        return pair.get("certain").intValue() + " " + pair.get("possible").intValue();
    }

    private static String named(JsonNode item, String parties) {
        return item.get(parties).valueStream()
                .map(party -> party.get("name").stringValue())
                .collect(Collectors.joining(", "));
    }

    private static String network(String name) {
        return items(ask("/api/networks?q=" + name)).getFirst().get("id").stringValue();
    }

    private static Answer command(String membership, String name, String body) {
        return done(hansa.ask().post("/api/memberships/" + membership + "/" + name, body));
    }

    private static JsonNode ask(String question) {
        var answer = hansa.ask().answer("GET", question, null);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    private static List<JsonNode> items(JsonNode page) {
        return page.get("items").valueStream().toList();
    }
}
