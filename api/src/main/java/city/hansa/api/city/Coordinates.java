package city.hansa.api.city;

/** A point on the WGS 84 ellipsoid in decimal degrees, latitude in [-90, 90], longitude in [-180, 180]. */
public record Coordinates(double latitude, double longitude) {

    public Coordinates {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("no such point: " + latitude + ", " + longitude);
        }
    }
}
