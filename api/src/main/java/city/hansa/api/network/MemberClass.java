package city.hansa.api.network;

import org.jspecify.annotations.Nullable;

/**
 * A class of members and who may belong to it.
 *
 * @param code such as {@code FULL}; capitals, digits and underscores
 * @param minPopulation included; null where any size will do. "Over 50,000" is 50,001
 * @param maxPopulation included; null where any size will do
 * @param scope where its members lie
 * @param admission what becomes of an applicant who does not fit
 */
public record MemberClass(
        String code,
        @Nullable String title,
        @Nullable Long minPopulation,
        @Nullable Long maxPopulation,
        Scope scope,
        Admission admission) {

    /** A part of the world, as it stood on the day in question. */
    public enum Scope {
        EU,
        EUROPE,
        /** "Another European city": in Europe, and not in the European Union. */
        EUROPE_OUTSIDE_EU,
        ANY
    }

    public enum Admission {
        /** The application is taken, with a warning. */
        WARN,
        /** The application is refused. */
        REJECT
    }

    public MemberClass {
        checkCode(code);
        if (minPopulation != null && maxPopulation != null && minPopulation > maxPopulation) {
            throw new IllegalArgumentException("no population lies between " + minPopulation + " and " + maxPopulation);
        }
    }

    public static void checkCode(@Nullable String code) {
        if (code != null && !code.matches("[A-Z][A-Z0-9_]{0,39}")) {
            throw new IllegalArgumentException("a member class is written like FULL_MEMBER, not " + code);
        }
    }
}
