package city.hansa.query.read;

import city.hansa.api.view.Reader;
import java.util.Map;
import java.util.UUID;

/**
 * Which records a reader may see, as a condition on rows that name a record. It looks at the record as it is now, whatever
 * was known of it at the time that is asked about: what was sealed since is not told from the past either.
 *
 * <p>The view of that is {@value #VIEW}; {@link Moments} lets no answer go further than it has come. Records that everybody
 * may see, which most are, are not in its index.
 *
 * @param generation in which the reader's networks are found, too
 */
public record VisibleRecords(String generation, Reader reader) {

    /** The view in which it stands who may see a record. */
    static final String VIEW = "timeline";

    /** @param id the column, or expression, that has a record's id */
    public String condition(String id) {
        return "not exists (select from %s.timeline_record h where h.id = %s and h.visibility <> 'PUBLIC'%s)"
                .formatted(generation, id, hidden());
    }

    public Map<String, UUID[]> parameters() {
        return Map.of("readers", reader.parties().toArray(UUID[]::new));
    }

    private String hidden() {
        if (reader.equals(Reader.ANYBODY)) {
            return "";
        }
        var seen = new StringBuilder("h.parties && :readers::uuid[]");
        if (reader.readsAll()) {
            seen.append(" or h.visibility <> 'SEALED'");
        } else {
            seen.append(" or h.visibility = 'NETWORK' and h.parties && ").append(fellows());
        }
        // Whom a record concerns is not known where its first event was taken back.
        return " and (" + seen + ") is not true";
    }

    /** The networks of the reader's cities, and all who are in a network of theirs, today. */
    private String fellows() {
        return
                """
                array(
                  with present as (
                    select id, party, lead from %1$s.membership_register
                    where known_to = 9223372036854775807 and possible @> current_date
                      and standing in ('ACTIVE', 'ON_HOLD', 'SUSPENDED')
                  ), networks as (
                    select unnest(:readers::uuid[]) as party
                    union
                    select n.party from present m join present n on n.id = m.id and not n.lead
                    where m.lead and m.party = any(:readers::uuid[])
                  )
                  select party from networks
                  union
                  select m.party from present n join present m on m.id = n.id and m.lead
                  where not n.lead and n.party in (select party from networks)
                )"""
                        .formatted(generation);
    }
}
