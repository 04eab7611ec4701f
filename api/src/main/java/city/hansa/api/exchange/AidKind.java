package city.hansa.api.exchange;

/** What is counted on a line of aid. */
public enum AidKind {
    PATIENTS,
    GOODS,
    PERSONNEL,
    FUNDS,
    EXPERTISE,
    TRANSPORT;

    /** Patients come to the one who gives the places; all other aid goes to the one who receives it. */
    public boolean comesToTheGiver() {
        return this == PATIENTS;
    }
}
