package city.hansa.web.read;

import city.hansa.api.view.ViewQuery;

/**
 * The views, as far as they are asked from here.
 *
 * <p>An {@link IllegalArgumentException} says that the question itself is wrong, such as a cursor that nobody gave out
 * or a city's identifier that nobody holds; it is answered as malformed. A city that is only looked up is never a
 * fault: {@link ViewQuery.ResolveCity} answers with no city.
 */
public interface Reads {

    <R> R ask(ViewQuery query, Class<R> answer);
}
