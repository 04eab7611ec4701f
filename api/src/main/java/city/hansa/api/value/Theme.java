package city.hansa.api.value;

import java.util.List;

/**
 * What cities work on together, as a closed vocabulary, each with the United Nations' Sustainable Development Goals that
 * it serves (A/RES/70/1, goals 1 to 17).
 */
public enum Theme {
    DEVELOPMENT_POLICY(1, 10, 17),
    ECONOMIC_POLICY(8, 9),
    REGIONAL_POLICY(10, 11),
    SCIENTIFIC_EXCHANGE(4, 9),
    INTERCULTURAL_COLLABORATION(10, 16),
    MIGRATION(10),
    CLIMATE_CHANGE(7, 13),
    HUMAN_RIGHTS(5, 10, 16),
    MUNICIPAL_SERVICES(6, 7, 11, 12),
    EDUCATION(4),
    SPORTS(3, 4),
    HEALTHCARE(3),
    DIGITALISATION(9),
    EUROPEAN_POLITICS(16, 17),
    TRANSATLANTIC_RELATIONS(17);

    // Immutable: List.of.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Integer> goals;

    Theme(Integer... goals) {
        this.goals = List.of(goals);
    }

    public List<Integer> goals() {
        return goals;
    }
}
