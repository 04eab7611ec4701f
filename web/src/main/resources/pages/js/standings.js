// Marks of standing: one circle, filled by degree, so that shape alone tells them apart; the word always goes with it.
import { html, svg } from '/webjars/lit-html/lit-html.js';
import { term } from './words.js';

const RING = svg`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>`;
const FULL = svg`<circle cx="8" cy="8" r="7" fill="currentColor"/>`;
const DASHED = svg`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2.3"/>`;
const HALF = svg`${RING}<path d="M1 8a7 7 0 0 0 14 0z" fill="currentColor"/>`;
const STRUCK = svg`${RING}<path d="M3.8 12.2l8.4-8.4" stroke="currentColor" stroke-width="2"/>`;
const CROSS = svg`<path d="M3 3l10 10M13 3L3 13" stroke="currentColor" stroke-width="2.4"/>`;
const BARS = svg`<path d="M4 2v12M12 2v12" stroke="currentColor" stroke-width="3.4"/>`;

const MARKS = {
  PROPOSED: DASHED, APPLIED: DASHED, PLANNED: DASHED, OPEN: DASHED, MADE: DASHED, DECLARED: DASHED,
  IN_FORCE: FULL, ACTIVE: FULL, AGREED: FULL, UNDER_WAY: FULL, COMPLETED: FULL, EVALUATED: FULL, ALL_SETTLED: FULL, ACCOUNTED: FULL,
  REGISTERED: FULL, ACCEPTED: FULL, COVERED: FULL,
  DORMANT: HALF, SUSPENDED: HALF, POSTPONED: HALF, PARTLY_ACCEPTED: HALF, PARTLY_COVERED: HALF,
  EXPIRED: RING, LAPSED: RING, WITHDRAWN: RING, CLOSED: RING, MERGED: RING,
  TERMINATED: STRUCK, EXPELLED: STRUCK, DISSOLVED: STRUCK,
  DECLINED: CROSS, CANCELLED: CROSS, REJECTED: CROSS,
  ON_HOLD: BARS,
};

export function standing(name) {
  return html`<span class="standing"><svg viewBox="0 0 16 16" aria-hidden="true">${MARKS[name] ?? RING}</svg>${term(name)}</span>`;
}
