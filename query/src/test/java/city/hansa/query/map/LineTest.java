package city.hansa.query.map;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.city.Coordinates;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LineTest {

    /** Latitude and longitude of both ends; then the coordinates, longitude first. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    51.5  |  7.5  | 53.8 |   -1.5 | [[[7.5,51.5],[-1.5,53.8]]]
                    0     |  170  | 20   | -170   | [[[170.0,0.0],[180.0,10.0]],[[-180.0,10.0],[-170.0,20.0]]]
                    20    | -170  | 0    |  170   | [[[-170.0,20.0],[-180.0,10.0]],[[180.0,10.0],[170.0,0.0]]]
                    10    |  180  | 30   | -170   | [[[180.0,10.0],[180.0,10.0]],[[-180.0,10.0],[-170.0,30.0]]]
                    10    |  180  | 30   | -180   | [[[180.0,10.0],[180.0,10.0]],[[-180.0,10.0],[-180.0,30.0]]]
                    0     |  -90  | 0    |   90   | [[[-90.0,0.0],[90.0,0.0]]]
                    1.23456789 | 9.87654321 | 0 | 0 | [[[9.876543,1.234568],[0.0,0.0]]]
                    """)
    void crosses_the_antimeridian_in_two_parts(
            double latitude, double longitude, double otherLatitude, double otherLongitude, String coordinates) {
        var line = Line.between(
                new Coordinates(latitude, longitude), new Coordinates(otherLatitude, otherLongitude));

        assertThat(line.coordinates()).hasToString(coordinates);
    }
}
