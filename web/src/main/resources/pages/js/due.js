// What is due and late, overdue first, and the next anniversaries.
import { html, render } from '/webjars/lit-html/lit-html.js';
import { clocks } from './clocks.js';
import { ask } from './interface.js';
import { called, pageOf } from './records.js';
import { number, t } from './words.js';

const DUE = 5;
const ANNIVERSARIES = 4;

export async function due(list) {
  const [open, anniversaries] = await Promise.all([
    ask('/api/due', { within: 'P90D', limit: DUE, ...clocks() }),
    ask('/api/anniversaries', { within: 'P12M', limit: ANNIVERSARIES, ...clocks() }),
  ]);
  list.classList.remove('wait');
  render(html`
    ${open.items.length ? open.items.map(owed) : html`<li class="none">${t('overview.nothingDue')}</li>`}
    ${anniversaries.items.map(anniversary)}`, list);
}

export function owed(item) {
  const isLate = item.overdue === 'CERTAIN';
  return html`<li class=${isLate ? 'late' : ''}><span class="when">${when(item, isLate)}</span>
    <span><a href=${pageOf(item.record)}>${item.what}</a><span>${called(item.owedBy ?? item.parties)}</span></span></li>`;
}

/** How late, by the day at which it certainly was due. */
function when(item, isLate) {
  const late = item.daysLate;
  if (isLate && late?.least > 0) {
    return t('overview.late', { days: late.least, number: number(late.least) });
  }
  if (isLate && late?.most > 0) {
    return t('overview.lateAtMost', { number: number(late.most) });
  }
  return item.due?.text ?? item.due?.edtf ?? t('overview.undated');
}

export function anniversary(item) {
  const years = t('overview.years', { years: item.years });
  const who = called(item.countedBy ?? []);
  return html`<li><span class="when">${item.when.text ?? item.when.edtf}</span>
    <span><a href=${pageOf(item.record)}>${called(item.parties)}</a>
    <span>${who ? t('overview.yearsBy', { years, who }) : years}</span></span></li>`;
}
