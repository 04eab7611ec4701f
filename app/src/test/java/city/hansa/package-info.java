/** The rules of the house, run as tests: over the text of the repository and over the compiled code. */
@NullMarked
package city.hansa;

import org.jspecify.annotations.NullMarked;
