package city.hansa.api.partnership;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.PartnershipId;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Confidence;
import city.hansa.api.envelope.Role;
import city.hansa.api.envelope.Source;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.partnership.PartnershipEvent.Scope;
import city.hansa.api.partnership.PartnershipEvent.SupportRole;
import city.hansa.api.value.Figure;
import city.hansa.api.value.Organisation;
import city.hansa.api.value.Theme;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.Dated;
import city.hansa.api.view.EventFields;
import city.hansa.api.view.Since;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the register shows of a partnership: its facts as they are told, and what follows from them.
 *
 * @param milestones every fact, in the order of their days
 * @param sinceByRule of its present kind, by every rule that has an answer
 * @param claims who counts from when
 * @param termEnd the last day of its present term
 * @param terms the last day of each term that it had, and from when on it had that term
 */
public record PartnershipView(
        PartnershipId id,
        List<Period> periods,
        List<Counted> sinceByRule,
        List<Claim> claims,
        @Nullable Edtf termEnd,
        List<Dated<Edtf>> terms,
        List<Support> supports,
        List<Reported> figures,
        List<Milestone> milestones) {

    public PartnershipView {
        periods = List.copyOf(periods);
        sinceByRule = List.copyOf(sinceByRule);
        claims = List.copyOf(claims);
        terms = List.copyOf(terms);
        supports = List.copyOf(supports);
        figures = List.copyOf(figures);
        milestones = List.copyOf(milestones);
    }

    /**
     * One kind and one standing between the same parties.
     *
     * @param until the first day after it, null while it lasts
     * @param cause the event with which it began
     */
    public record Period(
            PartnershipKind kind,
            PartnershipStanding standing,
            @Nullable Scope dormantScope,
            Edtf from,
            @Nullable Edtf until,
            List<CityRef> parties,
            List<Theme> themes,
            List<String> topics,
            @Nullable String framework,
            @Nullable Since since,
            UUID cause) {}

    /** @param city whose claim it is, for {@link SinceRule#PARTY_CLAIM} alone */
    public record Counted(
            SinceRule rule, @Nullable CityId city, Edtf edtf, LocalDate earliest, LocalDate latest) {}

    public record Claim(String claimant, @Nullable CityId city, Edtf since, UUID eventId, @Nullable Source source) {}

    public record Support(Organisation organisation, SupportRole role, @Nullable String programme, Edtf on) {}

    public record Reported(Figure figure, Edtf asOf, @Nullable Source source) {}

    /** On whose behalf, and in which role. */
    public record By(@Nullable CityId city, @Nullable NetworkId network, Role role) {}

    /**
     * One fact.
     *
     * @param what the event's stored name
     * @param details the event's own fields
     */
    public record Milestone(
            UUID eventId,
            String what,
            Edtf effective,
            LocalDate earliest,
            LocalDate latest,
            By by,
            @Nullable Source source,
            Confidence confidence,
            Visibility visibility,
            long sequence,
            long position,
            Instant recordedAt,
            EventFields details) {}

    /** How a partnership stands in a list. */
    public record Item(
            List<CityRef> parties,
            List<Theme> themes,
            List<String> topics,
            @Nullable Since since,
            @Nullable String framework,
            @Nullable Scope dormantScope,
            Edtf from,
            @Nullable Edtf until) {}
}
