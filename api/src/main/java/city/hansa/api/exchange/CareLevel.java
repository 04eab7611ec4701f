package city.hansa.api.exchange;

/** The care that a patient's place provides: the bed types of EDXL-HAVE that cities have asked for. */
public enum CareLevel {
    ICU,
    IMC,
    NORMAL,
    ECMO
}
