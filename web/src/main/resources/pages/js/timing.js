// The time control under the head of a page: how far it reaches is what the log and the page's own dates say.
import { cite, today } from './clocks.js';
import { day, firstDayOf, yearOf } from './days.js';
import { ask } from './interface.js';
import { TimeControl } from './time.js';

const EARLIEST = 1950;

/**
 * @param {Map<number, number>} beginnings how many of what is shown began in each year
 * @param {() => void} onStep @param {() => void} onRest
 * @param {number} [from] the first day, where the page has one of its own
 */
export async function timeFor(host, beginnings, onStep, onRest, from = firstDayOf(EARLIEST)) {
  const [first] = await ask('/api/feed', { limit: 1 });
  return new TimeControl(host, {
    from: Math.min(from, firstDayOf(yearOf(today()) - 2)),
    recordedFrom: first ? day(first.time.slice(0, 10)) : today(),
    beginnings,
    onStep,
    onRest,
  });
}

/** Back to now, on any page. */
export function toNow() {
  cite({ asOf: null, knownAt: null });
  location.reload();
}
