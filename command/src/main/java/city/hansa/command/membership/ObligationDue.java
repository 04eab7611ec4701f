package city.hansa.command.membership;

import city.hansa.api.MembershipId;
import city.hansa.api.NetworkId;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Confidence;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Role;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.value.Key;

/** The message of a deadline: an obligation's last day has passed, as far as was known when this was scheduled. */
record ObligationDue(MembershipId membershipId, Key key) {

    static final String DEADLINE = "obligation-due";

    /** As Hansa itself says it for the network, in consequence of the event. */
    static Envelope clock(NetworkId network, Envelope cause, Visibility visibility, String event) {
        return new Envelope(
                new Actor(Role.CLOCK, network),
                null,
                Confidence.HIGH,
                visibility,
                cause.effective(),
                null,
                cause.correlationId(),
                event);
    }
}
