package city.hansa.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Principal;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RatesTest {

    /** No more is granted in the time that a test takes: a token a second. */
    private final Rates rates = new Rates(new RequestLimits(1, 1, 10, Duration.ofSeconds(1), Duration.ofSeconds(1)));

    @Test
    void reads_and_writes_are_counted_apart_and_callers_too() {
        assertThat(rates.mayRead("one")).isTrue();
        assertThat(IntStream.range(0, 100).filter(_ -> rates.mayRead("one")).count()).isLessThan(100);

        assertThat(rates.mayWrite("one")).isTrue();
        assertThat(rates.mayRead("another")).isTrue();
    }

    @Test
    void whoever_has_signed_in_is_counted_by_name_wherever_they_call_from() {
        assertThat(Callers.of(from("192.0.2.1", "officer@dortmund")))
                .isEqualTo(Callers.of(from("198.51.100.1", "officer@dortmund")))
                .isNotEqualTo(Callers.of(from("192.0.2.1", "auditor")));
    }

    @Test
    void others_are_counted_by_their_address_and_nobody_by_a_name_that_looks_like_one() {
        assertThat(Callers.of(from("192.0.2.1", null)))
                .isNotEqualTo(Callers.of(from("192.0.2.2", null)))
                .isNotEqualTo(Callers.of(from("192.0.2.1", "192.0.2.1")));
    }

    @Test
    void the_addresses_of_one_network_of_IPv6_are_one_caller() {
        assertThat(Callers.of(from("2001:db8:1:2::1", null)))
                .isEqualTo(Callers.of(from("2001:db8:1:2:aaaa:bbbb:cccc:dddd", null)))
                .isNotEqualTo(Callers.of(from("2001:db8:1:3::1", null)));
    }

    private static MockHttpServletRequest from(String address, @Nullable String name) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        if (name != null) {
            Principal principal = () -> name;
            request.setUserPrincipal(principal);
        }
        return request;
    }
}
