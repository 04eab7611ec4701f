// The two clocks of the address: as of which day, and as known when. What is left out is now.
import { day, iso } from './days.js';

const given = new URLSearchParams(location.search);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The parameters that every question takes over from the address. */
export function clocks() {
  const at = {};
  if (DAY.test(given.get('asOf') ?? '')) {
    at.asOf = given.get('asOf');
  }
  if (given.has('knownAt')) {
    at.knownAt = given.get('knownAt');
  }
  return at;
}

/** As the interface takes it: a day of the second clock is meant to its end. */
export function asKnown(knownAt) {
  return DAY.test(knownAt) ? `${knownAt}T23:59:59.999999Z` : knownAt;
}

/** Whether either clock is away from now. */
export function isPast() {
  return Object.keys(clocks()).length > 0;
}

/** Puts a clock, or anything else that a view is cited by, into the address; null takes it out. */
export function cite(values) {
  const address = new URL(location);
  for (const [name, value] of Object.entries(values)) {
    if (value === null) {
      address.searchParams.delete(name);
      given.delete(name);
    } else {
      address.searchParams.set(name, value);
      given.set(name, value);
    }
  }
  history.replaceState(null, '', address);
}

/** An address within the pages, at the same two clocks. */
export function at(path) {
  const query = new URLSearchParams(clocks()).toString();
  return query ? `${path}?${query}` : path;
}

export function today() {
  return day(iso(Date.now() / 864e5));
}
