// A chart as a figure: bars of what certainly counts, and hatched what possibly does besides. Never added up across units.
import { html } from '/webjars/lit-html/lit-html.js';
import { element } from './svg.js';
import { amountOf, number, t, term } from './words.js';

const WIDTH = 1216;
const LABEL = 300;
const ROW = 30;
const ROOM = 150;
const TALL = 180;

/** @returns the drawing, and the same as a table */
export function figure(name, { dimensions, rows }) {
  const drawing = dimensions[0] === 'year' ? years(name, rows) : bars(name, dimensions, rows);
  return html`<div class="wide" tabindex="0" role="region" aria-label=${t(`chart.${name}`)}>${drawing}</div>
    <details class="small"><summary>${t('chart.table')}</summary>${table(dimensions, rows)}</details>`;
}

function hatching(id) {
  return element('pattern', { id, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('rect', { width: 1.6, height: 5, class: 'bar-of' }));
}

/** A line a row; lengths compare within one unit. */
function bars(name, dimensions, rows) {
  const id = `may-${name}`;
  const height = rows.length * ROW + 8;
  const drawing = element('svg', { viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': t('chart.figure', { count: rows.length }) }, hatching(id));
  const most = new Map();
  const unitOf = row => dimensions.includes('unit') ? `${row.crisis} ${row.kind} ${row.unit}` : '';
  for (const row of rows) {
    most.set(unitOf(row), Math.max(1, most.get(unitOf(row)) ?? 0, counted(row.possible)));
  }
  let before = '';
  rows.forEach((row, index) => {
    const y = index * ROW + 4;
    const [group, label] = labels(dimensions, row);
    const width = value => counted(value) / most.get(unitOf(row)) * (WIDTH - LABEL - ROOM);
    if (group !== before && index) {
      drawing.append(element('line', { x1: 0, x2: WIDTH, y1: y - 2, y2: y - 2, class: 'rule' }));
    }
    drawing.append(
      element('text', { x: 0, y: y + 17, class: 'strong' }, group === before ? '' : group),
      element('text', { x: LABEL - 12, y: y + 17, 'text-anchor': 'end' }, label),
      element('rect', { x: LABEL, y: y + 5, width: Math.max(row.certain ? 1 : 0, width(row.certain)), height: 16, class: 'bar-of' }));
    if (row.possible > row.certain) {
      drawing.append(element('rect', {
        x: LABEL + width(row.certain), y: y + 5, width: Math.max(2, width(row.possible - row.certain)), height: 16, fill: `url(#${id})`, class: 'may-of',
      }));
    }
    drawing.append(element('text', { x: LABEL + width(row.possible) + 8, y: y + 17 }, told(row)));
    before = group;
  });
  return drawing;
}

/** What begins a group of lines, and what tells them apart. */
function labels(dimensions, row) {
  const words = dimensions.map(dimension => worded(dimension, row[dimension]));
  return words.length > 1 ? [words.slice(0, -1).filter(Boolean).join(', '), words.at(-1)] : ['', words[0]];
}

function worded(dimension, value) {
  if (value === null || value === undefined) {
    return dimension === 'unit' ? '' : t('chart.unknown');
  }
  switch (dimension) {
    case 'decade':
      return t('date.decade', { year: value });
    case 'days':
      return t('chart.days', { from: value });
    case 'country':
    case 'unit':
    case 'crisis':
      return String(value);
    case 'goal':
      return t('chart.goal', { goal: value });
    default:
      return typeof value === 'string' ? term(value) : String(value);
  }
}

/** What is told to those alone who take part has no length. */
function counted(value) {
  return typeof value === 'number' ? value : 0;
}

function told(row) {
  const { certain, possible } = row;
  return typeof possible === 'number' && possible > certain
    ? t('chart.and', { certain: shown(row, certain), possible: shown(row, possible - certain) })
    : shown(row, certain);
}

/** Only of funds is the unit a currency: others are codes of three letters, too. */
function shown({ kind, unit }, value) {
  return typeof value === 'number' ? amountOf(value, kind === 'FUNDS' ? unit : null) : t('aid.untold');
}

/** A column a year, of all that is counted in it. */
function years(name, rows) {
  const id = `may-${name}`;
  const byYear = new Map();
  for (const row of rows) {
    const sum = byYear.get(row.year) ?? { certain: 0, possible: 0 };
    byYear.set(row.year, { certain: sum.certain + row.certain, possible: sum.possible + row.possible });
  }
  const all = [...byYear.keys()].sort((one, other) => one - other);
  const [first, last] = [all[0], all.at(-1)];
  const most = Math.max(1, ...[...byYear.values()].map(sum => sum.possible));
  const step = WIDTH / (last - first + 1);
  const drawing = element('svg', { viewBox: `0 0 ${WIDTH} ${TALL + 44}`, role: 'img', 'aria-label': t('chart.figure', { count: all.length }) }, hatching(id));
  const every = Math.max(1, Math.ceil(52 / step));
  for (let year = first; year <= last; year++) {
    const { certain, possible } = byYear.get(year) ?? { certain: 0, possible: 0 };
    const x = (year - first) * step;
    const tall = value => value / most * TALL;
    drawing.append(element('rect', { x: x + .5, y: 20 + TALL - tall(certain), width: Math.max(1, step - 1), height: tall(certain), class: 'bar-of' }));
    if (possible > certain) {
      drawing.append(element('rect', {
        x: x + .5, y: 20 + TALL - tall(possible), width: Math.max(1, step - 1), height: tall(possible - certain), fill: `url(#${id})`, class: 'may-of',
      }));
    }
    if ((last - year) % every === 0) {
      drawing.append(
        element('text', { x: x + step / 2, y: TALL + 40, 'text-anchor': year === last ? 'end' : 'middle', class: 'quiet' }, String(year)),
        element('text', { x: x + step / 2, y: 14 + TALL - tall(possible), 'text-anchor': year === last ? 'end' : 'middle' }, number(certain)));
    }
  }
  drawing.append(element('line', { x1: 0, x2: WIDTH, y1: TALL + 20, y2: TALL + 20, class: 'axis' }));
  return drawing;
}

function table(dimensions, rows) {
  return html`<div class="wide" tabindex="0" role="region" aria-label=${t('chart.table')}><table><thead><tr>${dimensions.map(dimension => html`<th scope="col">${t(`chart.by.${dimension}`)}</th>`)}
    <th scope="col" class="n">${t('chart.certain')}</th><th scope="col" class="n">${t('chart.possible')}</th></tr></thead>
    <tbody>${rows.map(row => html`<tr>${dimensions.map(dimension => html`<td>${worded(dimension, row[dimension])}</td>`)}
      <td class="n">${shown(row, row.certain)}</td><td class="n">${shown(row, row.possible)}</td></tr>`)}</tbody></table></div>`;
}
