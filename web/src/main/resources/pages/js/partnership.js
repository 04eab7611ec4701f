// What is particular to a partnership: how it came about, party by party, and since when, by each rule and each claim.
import { html } from '/webjars/lit-html/lit-html.js';
import { at } from './clocks.js';
import { edtf, glyph, happened, inShort, said } from './dates.js';
import { day, firstDayOf, yearOf } from './days.js';
import { element } from './svg.js';
import { eventName, t, term } from './words.js';

const WIDTH = 1216;
const LEFT = 150;
const LANE = 84;
const TOP = 40;
const AXIS = 786;

export function name({ parties }) {
  return parties.map((party, index) => html`${index ? html` <em class="amp">${t('partnership.and')}</em> ` : ''}<a
    href=${at(`/cities/${party.city}`)}>${party.name}</a>`);
}

export function says(record) {
  const key = `partnership.says.${record.standing}`;
  return t(key, { from: record.from ? happened(record.from) : t('record.none') });
}

export function facts(record) {
  return [
    [t('partnership.parties'), String(record.parties.length)],
    [t('partnership.duration'), record.termEnd ? t('partnership.term', { date: inShort(record.termEnd) }) : t('partnership.unlimited')],
  ];
}

export function parts(record) {
  return html`
    <section class="part"><header><h2>${t('partnership.came')}</h2></header>
      <div class="wide" tabindex="0" role="region" aria-label=${t('partnership.came')}>${lanes(record)}</div></section>
    <section class="part" id="since"><header><h2>${t('partnership.since')}</h2></header>${since(record)}</section>`;
}

/** A lane a party; the years between that are quiet for long are broken out, plainly. */
function lanes(record) {
  const told = record.milestones.filter(milestone => edtf(milestone.effective).earliest);
  const pieces = windows(told.map(milestone => yearOf(day(edtf(milestone.effective).earliest))));
  const x = given => {
    const piece = pieces.find(one => given < one.until) ?? pieces.at(-1);
    return piece.left + (given - piece.from) / (piece.until - piece.from) * (piece.right - piece.left);
  };
  x.range = [LEFT, WIDTH];
  const parties = record.parties.map(party => ({ id: party.city, name: party.name }));
  const height = TOP + parties.length * LANE + 24;
  const drawing = element('svg', { viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': t('partnership.figure') });
  for (const piece of pieces) {
    drawPiece(drawing, piece, x, height);
  }
  parties.forEach((party, lane) => {
    const y = TOP + lane * LANE + 48;
    drawing.append(
      element('text', { x: 0, y: y + 5, class: 'strong' }, party.name),
      element('line', { x1: LEFT, x2: WIDTH, y1: y, y2: y, class: 'rule' }));
  });
  const taken = new Map();
  for (const milestone of told) {
    const lane = Math.max(0, parties.findIndex(party => party.id === (milestone.details?.city ?? milestone.by?.city)));
    const y = TOP + lane * LANE + 48;
    drawing.append(glyph(milestone.effective, x, y, 12));
    label(drawing, milestone, x, y, taken, lane);
  }
  return drawing;
}

function label(drawing, milestone, x, y, taken, lane) {
  const date = edtf(milestone.effective);
  const middle = (x(day(date.earliest)) + x(day(date.latest) + 1)) / 2;
  const named = milestone.details?.milestone ?? milestone.details?.act;
  const word = named ? term(named) : eventName(milestone.what);
  const width = Math.max(word.length, said(milestone.effective).length) * 6.6;
  const left = Math.min(WIDTH - width, Math.max(LEFT, middle - width / 2));
  if (left < (taken.get(lane) ?? 0)) {
    return;
  }
  taken.set(lane, left + width + 12);
  drawing.append(
    element('text', { x: left, y: y - 28, class: 'strong' }, word),
    element('text', { x: left, y: y - 14, class: 'quiet' }, said(milestone.effective)));
}

const QUIET = 8;
const BREAK = 96;

/** Spans of years in which something happened, and breaks between them. */
function windows(years) {
  const all = [...new Set(years)].sort((one, other) => one - other);
  const spans = [];
  for (const year of all) {
    const last = spans.at(-1);
    if (last && year - last.to < QUIET) {
      last.to = year + 1;
    } else {
      spans.push({ of: year, to: year + 1 });
    }
  }
  const whole = spans.reduce((sum, span) => sum + span.to - span.of, 0);
  const room = WIDTH - LEFT - (spans.length - 1) * BREAK;
  const pieces = [];
  let left = LEFT;
  spans.forEach((span, index) => {
    if (index) {
      pieces.push({ from: firstDayOf(spans[index - 1].to), until: firstDayOf(span.of), left, right: left + BREAK, years: span.of - spans[index - 1].to });
      left += BREAK;
    }
    const right = left + (span.to - span.of) / whole * room;
    pieces.push({ from: firstDayOf(span.of), until: firstDayOf(span.to), left, right });
    left = right;
  });
  return pieces;
}

function drawPiece(drawing, piece, x, height) {
  if (piece.years) {
    drawing.append(
      element('rect', { x: piece.left, y: TOP - 12, width: BREAK, height: height - TOP - 12, class: 'break' }),
      element('text', { x: piece.left + BREAK / 2, y: height - 4, 'text-anchor': 'middle', class: 'quiet' }, t('partnership.quiet', { years: piece.years })));
    return;
  }
  const [first, last] = [yearOf(piece.from), yearOf(piece.until)];
  const every = Math.max(1, Math.ceil((last - first) * 44 / (piece.right - piece.left)));
  for (let year = first; year < last; year += every) {
    const left = x(firstDayOf(year));
    drawing.append(
      element('line', { x1: left, x2: left, y1: TOP - 12, y2: height - 24, class: 'rule' }),
      element('text', { x: left + 4, y: height - 4, class: 'quiet' }, String(year)));
  }
}

/** Rules first, claims after, one axis for all; the rule in use is bold, also when it has no answer. */
function since(record) {
  const used = record.since?.rule;
  const rules = record.sinceByRule.map(counted => ({
    label: counted.name ? `${term(counted.rule)}, ${counted.name}` : term(counted.rule), edtf: counted.edtf, isUsed: counted.rule === used,
  }));
  const claims = record.claims.map(claim => ({ label: claim.claimant, edtf: claim.since }));
  const days = [...rules, ...claims].flatMap(({ edtf: text }) => {
    const date = edtf(text);
    return [date.earliest, date.latest].filter(Boolean).map(day);
  });
  if (!days.length) {
    return html`<div class="empty"><p>${t('partnership.sinceNothing')}</p></div>`;
  }
  const [first, last] = [yearOf(Math.min(...days)) - 1, yearOf(Math.max(...days)) + 2];
  const x = given => (given - firstDayOf(first)) / (firstDayOf(last) - firstDayOf(first)) * AXIS;
  x.range = [0, AXIS];
  const every = Math.max(1, Math.ceil((last - first) / 11));
  const years = Array.from({ length: Math.ceil((last - first) / every) }, (_, index) => first + index * every);
  const drawn = text => {
    const axis = element('svg', { viewBox: `0 0 ${AXIS} 22`, 'aria-hidden': 'true' });
    years.forEach(year => axis.append(element('line', { x1: x(firstDayOf(year)), x2: x(firstDayOf(year)), y1: -36, y2: 42, class: 'rule' })));
    axis.append(glyph(text, x, 11, 11));
    return axis;
  };
  const scale = element('svg', { viewBox: `0 0 ${AXIS} 14`, 'aria-hidden': 'true' });
  years.forEach(year => scale.append(element('text', { x: x(firstDayOf(year)) + 3, y: 11, class: 'quiet' }, String(year))));
  const row = one => html`<tr class=${one.isUsed ? 'used' : ''}><td>${one.label}</td><td>${said(one.edtf)}</td><td class="picture">${drawn(one.edtf)}</td></tr>`;
  return html`<table><thead><tr><th scope="col">${t('partnership.rule')}</th><th scope="col">${t('partnership.saysWhen')}</th>
      <th scope="col" class="picture"><span class="sr">${t('partnership.drawn')}</span>${scale}</th></tr></thead>
    <tbody><tr class="group"><td colspan="3">${t('partnership.byRule')}</td></tr>${rules.map(row)}
      ${used ? '' : html`<tr class="used"><td>${term('FIRST_SIGNING')}</td><td>${t('partnership.noSigning')}</td><td class="picture"></td></tr>`}
      ${claims.length ? html`<tr class="group"><td colspan="3">${t('partnership.byClaim')}</td></tr>${claims.map(row)}` : ''}</tbody></table>`;
}
