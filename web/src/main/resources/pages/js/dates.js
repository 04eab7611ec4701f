// Dates as vague as they are: the words of an EDTF text, and its glyph, which on an axis covers exactly the days that are meant.
import { day, inWords, monthName } from './days.js';
import { element } from './svg.js';
import { t } from './words.js';

const LEAST = 5;

/**
 * @typedef {{text: string, form: string, isAbout: boolean, isUnsure: boolean, parts: Edtf[], from: Edtf | null, to: Edtf | null,
 *   earliest: string | null, latest: string | null}} Edtf
 */

/** @returns {Edtf} with its bounds, null where they are open; of the subset that the interface gives */
export function edtf(text) {
  if (text.startsWith('[')) {
    const parts = text.slice(1, -1).split(',').map(part => edtf(part.trim()));
    return { text, form: 'one-of', parts, earliest: parts[0].earliest, latest: parts.at(-1).latest };
  }
  if (text.includes('/')) {
    const [from, to] = text.split('/').map(end => end && end !== '..' ? edtf(end) : null);
    return { text, form: 'interval', from, to, earliest: from?.earliest ?? null, latest: to?.latest ?? null };
  }
  const isAbout = /[~%]/.test(text);
  const isUnsure = /[?%]/.test(text);
  const plain = text.replace(/[~?%]/g, '');
  if (plain.endsWith('X')) {
    return { text, form: 'decade', isAbout, isUnsure, earliest: `${plain.replaceAll('X', '0')}-01-01`, latest: `${plain.replaceAll('X', '9')}-12-31` };
  }
  const [year, month, of] = plain.split('-');
  if (of) {
    return { text, form: 'day', isAbout, isUnsure, earliest: plain, latest: plain };
  }
  if (month) {
    const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
    return { text, form: 'month', isAbout, isUnsure, earliest: `${plain}-01`, latest: `${plain}-${last}` };
  }
  return { text, form: 'year', isAbout, isUnsure, earliest: `${plain}-01-01`, latest: `${plain}-12-31` };
}

/** Its words, as they stand alone: in 1978, about April 1970. */
export function said(text) {
  const date = edtf(text);
  if (date.form === 'year' && !date.isAbout && !date.isUnsure) {
    return t('date.inYear', { year: bare(date) });
  }
  return bare(date);
}

/** Its words within a sentence: since 1978, until October 1978, since 2019 at the latest. */
export function inShort(text) {
  const date = edtf(text);
  return date.form === 'interval' && !date.from ? t('date.atLatest', { to: bare(date.to) }) : bare(date);
}

/** Its words for when something happened: on 4 July 1977, in October 1978. */
export function happened(text) {
  const date = edtf(text);
  const isPlain = !date.isAbout && !date.isUnsure;
  if (date.form === 'day' && isPlain) {
    return t('date.onDay', { day: bare(date) });
  }
  return date.form === 'month' && isPlain ? t('date.inMonth', { month: bare(date) }) : said(text);
}

function bare(date) {
  switch (date.form) {
    case 'one-of':
      return t('date.oneOf', { all: date.parts.map(bare).join(', ') });
    case 'interval':
      return interval(date);
    default:
      return qualified(date, plain(date));
  }
}

function interval({ from, to }) {
  if (!from) {
    return t('date.until', { to: bare(to) });
  }
  return to ? t('date.between', { from: bare(from), to: bare(to) }) : t('date.since', { from: bare(from) });
}

function plain(date) {
  const [year, month] = date.earliest.split('-');
  switch (date.form) {
    case 'day':
      return inWords(day(date.earliest));
    case 'month':
      return t('date.month', { month: monthName(Number(month) - 1), year });
    case 'decade':
      return t('date.decade', { year });
    default:
      return year;
  }
}

function qualified(date, words) {
  const about = date.isAbout ? t('date.about', { date: words }) : words;
  return date.isUnsure ? t('date.unsure', { date: about }) : about;
}

let drawn = 0;

/**
 * Draws a date on an axis: a day is a dot, anything vaguer exactly as wide as its doubt.
 *
 * @param {(day: number) => number} x pixels of a day; x.range gives the axis's ends
 */
export function glyph(text, x, y, height = 10) {
  const date = edtf(text);
  const group = element('g', { class: 'date', 'data-form': date.form }, element('title', {}, `${said(text)} (${text})`));
  const left = given => x(day(given));
  const right = given => x(day(given) + 1);
  const id = `date-${drawn++}`;
  switch (date.form) {
    case 'day':
      group.append(element('circle', {
        cx: (left(date.earliest) + right(date.latest)) / 2, cy: y, r: height / 2, class: date.isUnsure ? 'hollow' : 'full',
      }));
      break;
    case 'one-of':
      group.append(element('line', { x1: left(date.earliest), x2: right(date.latest), y1: y, y2: y, class: 'stroke' }));
      for (const part of date.parts) {
        const width = Math.max(LEAST, right(part.latest) - left(part.earliest) - 2);
        group.append(element('rect', { x: left(part.earliest) + 1, y: y - height / 2, width, height, class: 'hollow' }));
      }
      break;
    case 'interval':
      drawInterval(group, date, x, y, height, id);
      break;
    default:
      drawBar(group, date, left(date.earliest), right(date.latest), y, height, id);
  }
  return group;
}

function drawInterval(group, date, x, y, height, id) {
  const from = date.from ? x(day(date.from.earliest)) : x.range[0];
  const to = date.to ? x(day(date.to.latest) + 1) : x.range[1];
  group.append(
    element('linearGradient', { id, x1: 0, x2: 1 },
      element('stop', { offset: 0, 'stop-color': 'currentColor', 'stop-opacity': date.from ? 1 : 0 }),
      element('stop', { offset: .6, 'stop-color': 'currentColor' }),
      element('stop', { offset: 1, 'stop-color': 'currentColor', 'stop-opacity': date.to ? 1 : 0 })),
    element('rect', { x: from, y: y - 1.5, width: Math.max(2, to - from), height: 3, fill: `url(#${id})` }));
  for (const [end, at] of [[date.from, from], [date.to, to - 2]]) {
    if (end) {
      group.append(element('rect', { x: at, y: y - height / 2, width: 2, height, class: 'full' }));
    }
  }
}

function drawBar(group, date, left, right, y, height, id) {
  const width = Math.max(LEAST, right - left);
  const fade = date.isAbout ? Math.max(4, width / 4) : 0;
  const bar = element('rect', { x: left - fade, y: y - height / 2, width: width + 2 * fade, height });
  if (date.isUnsure) {
    bar.setAttribute('class', 'hollow dashed');
  } else if (date.isAbout) {
    const stop = (offset, opacity) => element('stop', { offset, 'stop-color': 'currentColor', 'stop-opacity': opacity });
    group.append(element('linearGradient', { id, x1: 0, x2: 1 }, stop(0, 0), stop(.35, 1), stop(.65, 1), stop(1, 0)));
    bar.setAttribute('fill', `url(#${id})`);
  } else if (date.form === 'decade') {
    group.append(element('pattern', { id, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      element('rect', { width: 1.5, height: 5, class: 'full' })));
    bar.setAttribute('fill', `url(#${id})`);
    bar.setAttribute('class', 'outline');
  } else {
    bar.setAttribute('class', date.form);
  }
  group.append(bar);
}

/** The glyph by itself, for a line of text. */
export function sign(text) {
  const date = edtf(text);
  const first = date.earliest ? day(date.earliest) : day(date.latest ?? '2000-01-01') - 365;
  const last = date.latest ? day(date.latest) + 1 : first + 365;
  const width = { day: 0, month: 9 }[date.form] ?? 22;
  const x = given => 13 - width / 2 + (given - first) / (last - first) * width;
  x.range = [0, 26];
  return element('svg', { viewBox: '0 0 26 12', 'aria-hidden': 'true' }, glyph(text, x, 6, 9));
}
