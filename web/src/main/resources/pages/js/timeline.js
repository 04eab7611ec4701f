// What happened, newest first, with its sources and its entries in the log in the margin.
import { html } from '/webjars/lit-html/lit-html.js';
import { sign } from './dates.js';
import { day, inWords } from './days.js';
import { number, t } from './words.js';

const LATE = 30;

export function timeline(items) {
  return html`<ol class="timeline">${[...items].reverse().map(entry)}</ol>`;
}

function entry(item) {
  const late = item.lag?.least ?? 0;
  return html`<li>
    <div class="when">${item.when}<small>${item.effective}</small></div>
    <div class="sign">${sign(item.effective)}</div>
    <div class="what">${item.sentence}</div>
    <div class="source">${source(item.source)}
      <span><span class="folio">${number(item.position)}</span> ${t('timeline.recorded', { day: inWords(day(item.recordedAt.slice(0, 10))) })}</span>
      ${late > LATE ? html`<span class="known">${t('timeline.late', { number: number(late) })}</span>` : ''}</div></li>`;
}

function source(from) {
  if (!from) {
    return html`<span>${t('timeline.unsourced')}</span>`;
  }
  return from.url?.startsWith('https://')
    ? html`<a href=${from.url} rel="noreferrer">${from.title ?? new URL(from.url).host}</a>`
    : html`<span>${from.title ?? from.url}</span>`;
}
