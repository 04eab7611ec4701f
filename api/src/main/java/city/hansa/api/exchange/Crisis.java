package city.hansa.api.exchange;

import org.jspecify.annotations.Nullable;

/**
 * The emergency in which cities help each other.
 *
 * @param name as it is known, such as "COVID-19"
 * @param glide the disaster's number in the GLobal IDEntifier register (glidenumber.net), such as EP-2020-000012-CHN
 */
public record Crisis(CrisisType type, String name, @Nullable String glide) {

    public Crisis {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a crisis has a name");
        }
        if (glide != null && !isGlide(glide)) {
            throw new IllegalArgumentException("a GLIDE number has the form EP-2020-000012-CHN, not " + glide);
        }
    }

    /** Whether it has the form of a GLIDE number. */
    public static boolean isGlide(String text) {
        return text.matches("[A-Z]{2}-[0-9]{4}-[0-9]{6}(-[A-Z]{3})?");
    }
}
