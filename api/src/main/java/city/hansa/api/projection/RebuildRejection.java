package city.hansa.api.projection;

import city.hansa.api.Reason;

/** The rules by which views are rebuilt. */
public enum RebuildRejection implements Reason {
    VIEWS_ARE_WRITTEN_ELSEWHERE("A node that writes the views rebuilds them, and tries again what they set aside."),
    REBUILD_UNDER_WAY("One rebuild or replay is under way at a time; another begins when it has ended or was cancelled."),
    REBUILD_ENDED("A rebuild can be cancelled until the new views are in their place.");

    private final String rule;

    RebuildRejection(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
