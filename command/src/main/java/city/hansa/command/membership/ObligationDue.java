package city.hansa.command.membership;

import city.hansa.api.MembershipId;
import city.hansa.api.value.Key;

/** The message of a deadline: an obligation's last day has passed, as far as was known when this was scheduled. */
record ObligationDue(MembershipId membershipId, Key key) {

    static final String DEADLINE = "obligation-due";
}
