// What comes next as a rule, by how a record stands and for whom the reader speaks: at most three commands, named as the interface
// names them. All others can be chosen.
const BY_STANDING = {
  partnerships: {
    PROPOSED: ['record-council-resolution', 'sign-agreement', 'record-entry-into-force'],
    IN_FORCE: ['record-milestone', 'reaffirm-partnership', 'put-dormant'],
    DORMANT: ['record-milestone', 'resume-partnership', 'terminate-partnership'],
    EXPIRED: ['renew-term', 'record-milestone'],
    TERMINATED: ['record-milestone'],
  },
  memberships: {
    APPLIED: ['admit-member'],
    ACTIVE: ['fulfil-obligation', 'sign-commitment', 'record-dues'],
    ON_HOLD: ['fulfil-obligation', 'reactivate-membership', 'extend-obligation'],
    SUSPENDED: ['reactivate-membership', 'expel-member'],
    WITHDRAWN: ['rejoin-network'],
    LAPSED: ['rejoin-network'],
  },
  exchanges: {
    OPEN: ['declare-need', 'make-offer'],
    ALL_SETTLED: ['submit-account', 'close-exchange'],
    ACCOUNTED: ['close-exchange'],
    CLOSED: ['reopen-exchange'],
  },
  actions: {
    PLANNED: ['agree-action', 'invite-participant', 'start-action'],
    AGREED: ['start-action', 'declare-commitment', 'postpone-action'],
    UNDER_WAY: ['report-outcome', 'complete-action', 'raise-demand'],
    POSTPONED: ['reschedule-action', 'cancel-action'],
    COMPLETED: ['report-outcome', 'evaluate-action'],
  },
  cities: { REGISTERED: ['report-city-figure', 'record-award', 'rename-city'] },
  networks: { ACTIVE: ['publish-rules', 'report-network-figure', 'publish-good-practice'] },
};

/** What a network decides about a member. */
const OF_NETWORK = new Set(['admit-member', 'extend-obligation', 'reactivate-membership', 'record-dues', 'expel-member']);

/** On whose behalf the affairs of a record are recorded; any network keeps records of cities that are not its own. */
const CONCERNS = {
  partnerships: ({ parties }, { city, network }) => network || parties.some(party => party.city === city),
  memberships: (record, { city, network }) => record.network.network === network || record.city.city === city,
  exchanges: ({ participants }, { city, network }) => network || participants.some(one => one.city === city),
  actions: ({ parties }, { city, network }) => network || parties.some(party => party.city === city),
  cities: ({ id }, { city, network }) => network || city === id,
  networks: ({ id }, { network }) => network === id,
};

/** @param {{city?: string, network?: string}[]} mandates for whom the reader speaks */
export function next(collection, record, mandates) {
  const speaks = mandates.filter(party => CONCERNS[collection](record, party));
  const steps = collection === 'exchanges' && record.standing === 'OPEN' ? ofExchange(record) : BY_STANDING[collection][record.standing] ?? [];
  return steps.filter(step => speaks.some(party => party.network || !OF_NETWORK.has(step)));
}

/** Aid goes step by step: what waits for its next one comes first. */
function ofExchange({ offers, commitments }) {
  const any = condition => commitments.some(({ balance }) => condition(balance));
  const steps = [
    ['confirm-receipt', any(balance => balance.onTheWay)],
    ['accept-offer', offers.some(offer => offer.standing === 'MADE' || offer.standing === 'PARTLY_ACCEPTED')],
    ['dispatch-consignment', any(balance => balance.outstanding && !balance.onTheWay)],
    ['record-distribution', any(balance => balance.onHand)],
    ['submit-account', commitments.some(({ balance, account }) => balance.complete && !account)],
    ['approve-account', commitments.some(({ account }) => account?.state === 'SUBMITTED')],
    ['declare-need', true],
    ['make-offer', true],
  ];
  return steps.filter(([, isNext]) => isNext).map(([name]) => name).slice(0, 3);
}
