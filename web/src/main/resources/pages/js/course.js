// How partnerships run through time: from the map of all days to what was there on any one, without asking again.
import { yearOf } from './days.js';
import { KINDS } from './kinds.js';

const EVER = Infinity;

/**
 * A partnership between the same cities, of one kind, standing and certainty, from a day until another.
 *
 * @typedef {{partnership: number, cities: number[], kind: number, isDormant: boolean, isCertain: boolean, from: number,
 *   until: number}} Span
 */

/** How many there are on a day, of whatever begins and ends: two sorted columns, read by halving. */
class Tally {
  constructor(spans) {
    this.begins = Float64Array.from(spans, span => span.from).sort();
    this.ends = Float64Array.from(spans, span => span.until).sort();
  }

  on(day) {
    return upTo(this.begins, day) - upTo(this.ends, day);
  }
}

function upTo(sorted, day) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= day) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Runs that overlap or meet, as one each. */
function merged(runs) {
  const all = [];
  for (const run of runs.sort((one, other) => one.from - other.from)) {
    const last = all.at(-1);
    if (last && run.from <= last.until) {
      last.until = Math.max(last.until, run.until);
    } else {
      all.push({ from: run.from, until: run.until });
    }
  }
  return all;
}

export class Course {
  /** @param map the answer of /api/map.json */
  constructor(map) {
    this.cities = map.cities;
    this.ids = [];
    this.spans = spans(map.periods, this.ids);
    this.unplaced = new Set(this.spans.filter(span => located(map.cities, span).length < 2).map(span => span.partnership)).size;
    this.all = this.counts(this.spans);
    this.ofCity = new Map();
    for (const span of this.spans) {
      for (const city of span.cities) {
        this.ofCity.set(city, [...(this.ofCity.get(city) ?? []), span]);
      }
    }
    this.counted = new Map();
  }

  /** What is counted of all partnerships, or of those of a city. */
  countsOf(city) {
    if (city === null) {
      return this.all;
    }
    if (!this.counted.has(city)) {
      this.counted.set(city, this.counts(this.ofCity.get(city) ?? [], city));
    }
    return this.counted.get(city);
  }

  /** How many partnerships may have begun in each year. */
  beginnings() {
    const years = new Map();
    const begun = new Set();
    for (const span of this.spans) {
      if (!begun.has(span.partnership) && span.from > -EVER) {
        begun.add(span.partnership);
        years.set(yearOf(span.from), (years.get(yearOf(span.from)) ?? 0) + 1);
      }
    }
    return years;
  }

  counts(spans, but = null) {
    const certain = spans.filter(span => span.isCertain);
    const ends = spans.flatMap(span => span.cities.filter(city => city !== but).map(city => [city, span]));
    return {
      kinds: KINDS.map((_, kind) => new Tally(certain.filter(span => span.kind === kind))),
      certain: new Tally(certain),
      possible: new Tally(spans.filter(span => !span.isCertain)),
      dormant: new Tally(certain.filter(span => span.isDormant)),
      cities: new Tally(unions(ends)),
      countries: new Tally(unions(ends.map(([city, span]) => [this.cities.country[city], span]))),
    };
  }
}

export function located(cities, span) {
  return span.cities.filter(city => cities.longitude[city] !== null);
}

/** For each key, when there is any span of it. */
function unions(keyed) {
  const byKey = new Map();
  for (const [key, span] of keyed) {
    if (!byKey.has(key)) {
      byKey.set(key, []);
    }
    byKey.get(key).push({ from: span.from, until: span.until });
  }
  return [...byKey.values()].flatMap(merged);
}

/** @returns {Span[]} */
function spans(periods, ids) {
  const all = [];
  for (let first = 0; first < periods.partnership.length;) {
    let next = first + 1;
    while (next < periods.partnership.length && periods.partnership[next] === periods.partnership[first]) {
      next++;
    }
    ids.push(periods.partnership[first]);
    all.push(...spansOf(periods, first, next, ids.length - 1));
    first = next;
  }
  return all;
}

/** A partnership is on each day in the period that is certain then, else in one that is possible; of several in the later. */
function spansOf(periods, first, next, partnership) {
  const numbers = Array.from({ length: next - first }, (_, index) => first + index);
  const ranges = numbers.map(number => ({
    number,
    certainFrom: periods.certainFrom[number] ?? -EVER,
    certainUntil: periods.certainUntil[number] ?? EVER,
    possibleFrom: periods.possibleFrom[number] ?? -EVER,
    possibleUntil: periods.possibleUntil[number] ?? EVER,
  }));
  const days = [...new Set(ranges.flatMap(one => [one.certainFrom, one.certainUntil, one.possibleFrom, one.possibleUntil]))];
  days.sort((one, other) => one - other);
  const spans = [];
  for (let index = 0; index + 1 < days.length; index++) {
    const day = days[index];
    const certain = ranges.findLast(one => one.certainFrom <= day && day < one.certainUntil);
    const chosen = certain ?? ranges.findLast(one => one.possibleFrom <= day && day < one.possibleUntil);
    const last = spans.at(-1);
    if (!chosen) {
      continue;
    }
    if (last && last.until === day && last.number === chosen.number && last.isCertain === Boolean(certain)) {
      last.until = days[index + 1];
    } else {
      spans.push({
        number: chosen.number,
        partnership,
        cities: periods.cities[chosen.number],
        kind: KINDS.indexOf(periods.kind[chosen.number]),
        isDormant: periods.standing[chosen.number] === 'DORMANT',
        isCertain: Boolean(certain),
        from: day,
        until: days[index + 1],
      });
    }
  }
  return spans;
}
