package city.hansa.api.network;

/** What a part of a network is called there. */
public enum GroupKind {
    FORUM,
    WORKING_GROUP
}
