// The time control under the head of a page: how far it reaches is what the log and the page's own dates say.
import { html } from '/webjars/lit-html/lit-html.js';
import { cite, isPast, today } from './clocks.js';
import { day, firstDayOf, yearOf } from './days.js';
import { ask } from './interface.js';
import { TimeControl } from './time.js';
import { t } from './words.js';

const EARLIEST = 1950;

/**
 * @param {Map<number, number>} beginnings how many of what is shown began in each year
 * @param {() => void} onStep @param {() => void} onRest
 * @param {{from?: number, recordings?: number[]}} [own] the first day, where the page has one of its own, and the days of its recordings
 */
export async function timeFor(host, beginnings, onStep, onRest, { from = firstDayOf(EARLIEST), recordings } = {}) {
  const [first] = await ask('/api/feed', { limit: 1 });
  return new TimeControl(host, {
    from: Math.min(from, firstDayOf(yearOf(today()) - 2)),
    recordedFrom: first ? day(first.time.slice(0, 10)) : today(),
    beginnings,
    recordings,
    onStep,
    onRest,
  });
}

/** That the reader is in the past, where that is so, and the way back. */
export function pastNote() {
  return isPast() ? html`<p class="past">${t('past.note')} <button class="link" @click=${toNow}>${t('past.return')}</button></p>` : '';
}

/** Back to now, on any page. */
function toNow() {
  cite({ asOf: null, knownAt: null });
  location.reload();
}
