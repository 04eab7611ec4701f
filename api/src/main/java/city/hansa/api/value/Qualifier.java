package city.hansa.api.value;

/** How a number was stated: "7,833", "over 8,000", "about 40". */
public enum Qualifier {
    EXACTLY,
    OVER,
    ABOUT
}
