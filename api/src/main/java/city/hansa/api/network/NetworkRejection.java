package city.hansa.api.network;

import city.hansa.api.Reason;

/** The rules for networks. */
public enum NetworkRejection implements Reason {
    NOT_THE_NETWORK_ITSELF("A network's own affairs are recorded on behalf of that network."),
    NOT_THE_FOUNDER("A founder is recorded on behalf of the network or of that founder."),
    OUTSIDE_ITS_LIFE("What a network does, it does after its founding and before its end."),
    NO_SUCH_CITY("A city is named by the id or an identifier of a registered city."),
    CITY_HAS_ENDED("A city that was merged or dissolved takes no part in what happened later."),
    VERSION_TAKEN("A version of the rules is published once; other rules are another version."),
    KEY_TAKEN("A key names one entry of the record."),
    ALREADY_DISSOLVED("A network is dissolved once.");

    private final String rule;

    NetworkRejection(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
