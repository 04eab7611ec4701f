/** Values that several aggregates speak in: figures, money, quantities, organisations, themes. */
@NullMarked
package city.hansa.api.value;

import org.jspecify.annotations.NullMarked;
