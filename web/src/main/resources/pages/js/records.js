// Where a record's page is, and what its parties are called.
import { at } from './clocks.js';

export const COLLECTIONS = {
  CITY: 'cities',
  NETWORK: 'networks',
  MEMBERSHIP: 'memberships',
  PARTNERSHIP: 'partnerships',
  EXCHANGE: 'exchanges',
  ACTION: 'actions',
};

/** @param {{kind: string, id: string}} record as the interface names one */
export function pageOf({ kind, id }) {
  return pageIn(COLLECTIONS[kind], id);
}

export function pageIn(collection, id) {
  return at(`/${collection}/${id}`);
}

/** @param {string} subject of an event of the feed, such as cities/<id> */
export function pageOfSubject(subject) {
  return at(`/${subject}`);
}

/** @param {{name?: string}[]} parties */
export function called(parties) {
  return parties.map(party => party.name).filter(Boolean).join(', ');
}
