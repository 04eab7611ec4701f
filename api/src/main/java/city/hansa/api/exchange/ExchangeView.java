package city.hansa.api.exchange;

import city.hansa.api.ExchangeId;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.value.Key;
import city.hansa.api.value.Money;
import city.hansa.api.value.Organisation;
import city.hansa.api.value.Theme;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.Dated;
import city.hansa.api.view.Since;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the register shows of an exchange. Standings are a course; needs, offers, commitments and fundings are in the
 * order in which they were recorded; what follows from them, such as the totals, is derived anew at each event.
 *
 * @param joined from when on each participant took part, by its key
 * @param closures when it was closed, and reopened
 */
public record ExchangeView(
        ExchangeId id,
        Crisis crisis,
        @Nullable String title,
        List<Theme> themes,
        Visibility visibility,
        Since since,
        List<Dated<Standing>> standings,
        List<Participant> participants,
        List<Dated<Key>> joined,
        List<Need> needs,
        List<Offer> offers,
        List<CommitmentView> commitments,
        List<Funding> fundings,
        List<Total> totals,
        List<Closure> closures) {

    public enum Standing {
        OPEN,
        /** Nothing is to come, nothing is on hand. */
        ALL_SETTLED,
        /** And every account is approved. */
        ACCOUNTED,
        CLOSED
    }

    /**
     * @param covered accepted for it and still to be had, in its unit
     * @param endedOn when it was withdrawn or passed on
     */
    public record Need(
            Key key,
            Key participant,
            Aid aid,
            @Nullable Long quantity,
            @Nullable Edtf neededBy,
            @Nullable String destination,
            NeedStanding standing,
            long covered,
            @Nullable String passedOnTo,
            List<Organisation> organisations,
            Edtf on,
            @Nullable Edtf endedOn) {

        public boolean isOpen() {
            return standing == NeedStanding.DECLARED || standing == NeedStanding.PARTLY_COVERED;
        }
    }

    public enum NeedStanding {
        DECLARED,
        PARTLY_COVERED,
        COVERED,
        CLOSED,
        WITHDRAWN,
        PASSED_ON
    }

    /**
     * @param accepted of it; an offer itself never counts in a total
     * @param endedOn when the rest of it was declined or withdrawn, or expired
     */
    public record Offer(
            Key key,
            Key from,
            @Nullable Key to,
            Aid aid,
            @Nullable Long quantity,
            @Nullable Key need,
            @Nullable Edtf validUntil,
            @Nullable String conditions,
            OfferStanding standing,
            long accepted,
            Edtf on,
            @Nullable Edtf endedOn) {}

    public enum OfferStanding {
        MADE,
        PARTLY_ACCEPTED,
        ACCEPTED,
        DECLINED,
        WITHDRAWN,
        EXPIRED
    }

    /**
     * @param drawnOn when the first of it was drawn
     * @param on when it was requested
     */
    public record Funding(
            Key key,
            Key participant,
            String programme,
            FundingStanding standing,
            Money requested,
            @Nullable Money granted,
            @Nullable Money drawn,
            @Nullable Money used,
            @Nullable Money returned,
            Edtf on,
            @Nullable Edtf drawnOn,
            @Nullable Edtf accountedOn) {}

    public enum FundingStanding {
        REQUESTED,
        GRANTED,
        DRAWN,
        ACCOUNTED
    }

    /** All commitments of the same aid together. What was offered stands in no total. */
    public record Total(Aid aid, LineBalance balance) {}

    public record Closure(Edtf closed, @Nullable Edtf reopened, @Nullable String reason) {}

    /** How an exchange stands in a list. */
    public record Item(
            String title, Crisis crisis, List<CityRef> parties, List<String> others, List<Theme> themes, Since since) {}

    public static ExchangeView opened(
            ExchangeId id,
            Crisis crisis,
            @Nullable String title,
            List<Theme> themes,
            Visibility visibility,
            List<Participant> participants,
            Edtf on) {
        var open = List.of(new Dated<>(Standing.OPEN, on, null));
        var joined = participants.stream().map(one -> new Dated<>(one.key(), on, null)).toList();
        return new ExchangeView(id, crisis, title, themes, visibility, Since.by("OPENED", on), open, participants,
                joined, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** With one more participant, who took part on no day before the exchange was opened. */
    public ExchangeView joinedBy(Participant participant, Edtf on) {
        var from = since.edtf().later(on);
        return new ExchangeView(id, crisis, title, themes, visibility, since, standings,
                and(participants, participant), and(joined, new Dated<>(participant.key(), from, null)), needs, offers,
                commitments, fundings, totals, closures);
    }

    public ExchangeView withNeeds(List<Need> others) {
        return with(others, offers, commitments, fundings, closures);
    }

    public ExchangeView withOffers(List<Offer> others) {
        return with(needs, others, commitments, fundings, closures);
    }

    public ExchangeView withCommitments(List<CommitmentView> others) {
        return with(needs, offers, others, fundings, closures);
    }

    public ExchangeView withFundings(List<Funding> others) {
        return with(needs, offers, commitments, others, closures);
    }

    public ExchangeView withClosures(List<Closure> others) {
        return with(needs, offers, commitments, fundings, others);
    }

    private ExchangeView with(
            List<Need> needed,
            List<Offer> offered,
            List<CommitmentView> committed,
            List<Funding> funded,
            List<Closure> closed) {
        return new ExchangeView(id, crisis, title, themes, visibility, since,
                ExchangeCourse.of(since.edtf(), committed, funded, closed), participants, joined, List.copyOf(needed),
                List.copyOf(offered), List.copyOf(committed), List.copyOf(funded), totals(committed),
                List.copyOf(closed));
    }

    private static <T> List<T> and(List<T> before, T one) {
        return Stream.concat(before.stream(), Stream.of(one)).toList();
    }

    private static List<Total> totals(List<CommitmentView> committed) {
        var totals = new LinkedHashMap<Aid, LineBalance>();
        committed.forEach(line -> totals.merge(line.aid(), line.balance().withoutOffer(), LineBalance::plus));
        return totals.entrySet().stream()
                .map(total -> new Total(total.getKey(), total.getValue()))
                .toList();
    }
}
