// Two states of knowledge of one record, side by side: as it stood before an entry of its own, and as it stands. And the plane of the
// two clocks: across what was true, upwards as the record stood.
import { html, render } from '/webjars/lit-html/lit-html.js';
import { clocks, today } from './clocks.js';
import { edtf, inShort } from './dates.js';
import { day, inWords, iso, yearOf, firstDayOf } from './days.js';
import { ask, Problem } from './interface.js';
import { standing } from './standings.js';
import { element } from './svg.js';
import { number, t, term } from './words.js';

/** Of a long history the last entries can be chosen. */
const CHOICES = 100;
const SENTENCE = 80;
const YEAR = 365;
const LEGIBLE = 60;
const [WIDE, TALL, LEFT, TOP] = [380, 220, 0, 22];
const FULL = new Set(['IN_FORCE', 'ACTIVE', 'AGREED', 'UNDER_WAY', 'COMPLETED', 'EVALUATED', 'OPEN', 'REGISTERED']);
const HALF = new Set(['DORMANT', 'SUSPENDED', 'POSTPONED', 'ON_HOLD']);

export class States {
  constructor(host, collection, id) {
    Object.assign(this, { host, collection, id, turn: null });
  }

  /** @param document the record as it is shown, of which @param entries tell everything in the order of days */
  async show(document, entries) {
    const recorded = [...entries].sort((one, other) => one.position - other.position);
    this.choices = recorded.slice(1).slice(-CHOICES).reverse();
    if (!this.choices.length) {
      render('', this.host);
      return;
    }
    this.later = document;
    this.recorded = recorded;
    if (!this.choices.some(entry => entry.position === this.turn)) {
      this.turn = this.telling().position;
    }
    await this.compare();
  }

  /** The entry that brought about the standing of now, where the record names it; else the last one. */
  telling() {
    const cause = this.later.periods?.at(-1)?.cause;
    return this.choices.find(entry => entry.eventId === cause) ?? this.choices[0];
  }

  async turnAt(position) {
    this.turn = position;
    await this.compare();
  }

  /** What was not on record at all on that day, as known before the entry, was answered as not being there. */
  async compare() {
    this.earlier = await ask(`/api/${this.collection}/${this.id}`, { asOf: clocks().asOf, knownAt: this.turn - 1 }).catch(thrown => {
      if (thrown instanceof Problem && thrown.status === 404) {
        return null;
      }
      throw thrown;
    });
    this.draw();
  }

  draw() {
    const entry = this.choices.find(one => one.position === this.turn);
    const before = this.recorded.filter(one => one.position < this.turn).at(-1);
    const rows = this.rows(before);
    const drawing = this.earlier && plane(this.earlier, this.later, this.turn);
    render(html`<section class="part" id="states"><header><h2>${t('states.title')}</h2><span class="small quiet">${t('states.asked')}</span></header>
      <p><label class="pick"><span>${t('states.before')}</span><select id="turn" @change=${event => this.turnAt(Number(event.target.value))}>
        ${this.choices.map(one => html`<option value=${one.position} ?selected=${one.position === this.turn}>
          № ${number(one.position)}: ${cut(one.sentence)}</option>`)}
      </select></label></p>
      <div class="states">
        ${this.column(t('states.earlier', { number: number(this.turn) }), this.earlier, rows, 1)}
        ${this.column(t('states.later', { number: number(this.recorded.at(-1).position) }), this.later, rows, 2)}
        ${drawing ? html`<figure class="plane">${drawing}<figcaption class="small quiet">${t('states.plane')}</figcaption></figure>` : ''}
      </div>
      ${this.late(entry)}</section>`, this.host);
  }

  column(title, document, rows, side) {
    return html`<div><p class="known">${title}</p>
      ${document ? html`<p class="stand">${standing(document.standing)}</p>` : html`<p class="stand">${t('states.notYet')}</p>`}
      <dl class="facts">${rows.map(row => html`<dt>${row[0]}</dt>
        <dd>${side === 2 && row[1] !== row[2] ? html`<span class="over">${row[side]}</span>` : row[side]}</dd>`)}</dl></div>`;
  }

  /** What each state says, where either says anything: its words before, and after. */
  rows(before) {
    const last = this.recorded.at(-1);
    const count = this.recorded.filter(one => one.position < this.turn).length;
    const both = read => [this.earlier, this.later].map(document => (document && read(document)) ?? '');
    return [
      [t('states.on', { day: inWords(clocks().asOf ? day(clocks().asOf) : today()) }), ...both(one => term(one.standing))],
      [t('states.from'), ...both(one => one.from && inShort(one.from))],
      [t('states.since'), ...both(one => one.since && `${inShort(one.since.edtf)}, ${term(one.since.rule).toLowerCase()}`)],
      [t('register.kind'), ...both(one => term(one.memberClass ?? one.kind))],
      [t('states.scope'), ...both(one => one.dormantScope && term(one.dormantScope))],
      [t('states.end'), ...both(one => one.termEnd && inShort(one.termEnd))],
      [t('states.scheduled'), ...both(one => one.scheduled && inShort(one.scheduled))],
      [t('record.entries'), number(count), number(this.recorded.length)],
      [t('states.last'), before ? `№ ${number(before.position)}, ${before.when}` : '', `№ ${number(last.position)}, ${last.when}`],
    ].filter(([, earlier, later]) => earlier || later);
  }

  late(entry) {
    const days = entry.lag?.least ?? 0;
    return html`<p class="lag">${days > 0 ? html`<strong>${t('states.late', { days, number: number(days) })}</strong> ` : ''}${entry.sentence}
      ${t('states.learned', { day: inWords(day(entry.recordedAt.slice(0, 10))), number: number(entry.position) })}
      ${this.earlier ? t('states.told', { standing: term(this.earlier.standing).toLowerCase() }) : t('states.toldNothing')}</p>`;
  }
}

function cut(sentence) {
  return sentence.length > SENTENCE ? `${sentence.slice(0, SENTENCE)}…` : sentence;
}

/** The standings of a record one after the other, each from the first day on which it may have begun. */
function standings(document) {
  const told = document.periods ?? document.course?.standings ?? document.standings ?? [];
  return told.map(one => ({ name: one.standing ?? one.value, from: one.from ? firstDay(one.from) : -Infinity }));
}

/** Where that is unknown, the last on which it has begun. */
function firstDay(text) {
  const { earliest, latest } = edtf(text);
  return day(earliest ?? latest);
}

function on(all, given) {
  return all.findLast(one => one.from <= given)?.name ?? null;
}

/** Null where both states tell the same standing of every day: then there is no step to be drawn. */
function plane(earlier, later, position) {
  const [before, after] = [standings(earlier), standings(later)];
  const edges = [...new Set([...before, ...after].map(one => one.from).filter(Number.isFinite))].sort((one, other) => one - other);
  const edge = edges.find(given => on(before, given) !== on(after, given));
  if (edge === undefined) {
    return null;
  }
  const asOf = clocks().asOf ? day(clocks().asOf) : today();
  const [first, last] = [Math.min(edge, asOf) - YEAR, Math.max(edge, asOf) + YEAR];
  const x = given => LEFT + (Math.max(first, Math.min(last, given)) - first) / (last - first) * (WIDE - LEFT);
  const half = TOP + TALL / 2;
  const drawing = element('svg', {
    viewBox: `0 0 ${WIDE} ${TOP + TALL + 22}`, role: 'img',
    'aria-label': t('states.figure', { day: inWords(edge), before: word(on(before, edge)), after: word(on(after, edge)), number: number(position) }),
  }, element('pattern', { id: 'half-of', width: 6, height: 5, patternUnits: 'userSpaceOnUse' },
    element('rect', { width: 6, height: 2, class: 'plane-line' })));
  band(drawing, before, x, [first, last], half, TALL / 2);
  band(drawing, after, x, [first, last], TOP, TALL / 2);
  drawing.append(
    element('path', { d: `M${x(edge)} ${TOP}V${half}H${WIDE}`, class: 'known-step' }),
    element('line', { x1: LEFT, x2: x(edge), y1: half, y2: half, class: 'known-dots' }),
    element('text', { x: LEFT + 4, y: half - 5, class: 'known-text' }, `№ ${number(position)}`),
    element('text', { x: LEFT, y: 12, class: 'known-text' }, t('states.up')),
    element('circle', { cx: x(asOf), cy: half - 16, r: 5, class: 'known-ring' }),
    element('circle', { cx: x(asOf), cy: half + 16, r: 5, class: 'known-ring' }));
  const every = Math.max(1, Math.ceil((yearOf(last) - yearOf(first)) / 6));
  for (let year = yearOf(first) + 1; firstDayOf(year) < last; year += every) {
    drawing.append(element('text', { x: x(firstDayOf(year)), y: TOP + TALL + 16, 'text-anchor': 'middle', class: 'quiet' }, String(year)));
  }
  drawing.append(element('title', {}, iso(edge)));
  return drawing;
}

/** One state's standings, side by side: full, in lines, or an empty frame. */
function band(drawing, all, x, [first, last], top, tall) {
  const shown = all.filter((one, index) => (all[index + 1]?.from ?? Infinity) > first && one.from < last);
  shown.forEach((one, index) => {
    const [from, to] = [x(one.from), x(shown[index + 1]?.from ?? last)];
    const look = FULL.has(one.name) ? 'plane-full' : HALF.has(one.name) ? 'plane-half' : 'plane-empty';
    drawing.append(element('rect', {
      x: from, y: top, width: Math.max(1, to - from), height: tall, class: look, fill: look === 'plane-half' ? 'url(#half-of)' : null,
    }));
    if (to - from > LEGIBLE) {
      const wide = word(one.name).length * 7.4 + 10;
      drawing.append(
        element('rect', { x: from + 3, y: top + tall - 24, width: wide, height: 20, class: 'plane-label' }),
        element('text', { x: from + 8, y: top + tall - 10, class: 'strong' }, word(one.name)));
    }
  });
}

function word(name) {
  return name ? term(name) : t('states.notYet');
}
