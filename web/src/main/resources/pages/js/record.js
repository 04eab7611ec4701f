// A record's page: how it stands on the day, as known then; its facts; what makes it up; and what happened to it.
import { html, render } from '/webjars/lit-html/lit-html.js';
import { clocks } from './clocks.js';
import { edtf, inShort } from './dates.js';
import { day, firstDayOf, yearOf } from './days.js';
import { ask, caughtUp } from './interface.js';
import { kind } from './kinds.js';
import { mandates } from './mandates.js';
import { Recording } from './recording.js';
import { called } from './records.js';
import { next } from './next.js';
import { standing } from './standings.js';
import { States } from './states.js';
import { timeline } from './timeline.js';
import { pastNote, timeFor } from './timing.js';
import { number, t, term } from './words.js';

/** What is particular to a kind of record: its name, its facts, and the parts of its page. */
const PARTICULARS = {
  cities: () => import('./city.js'),
  networks: () => import('./network.js'),
  memberships: () => import('./membership.js'),
  partnerships: () => import('./partnership.js'),
  exchanges: () => import('./exchange.js'),
  actions: () => import('./action.js'),
};
/** Of a timeline that is longer the page says so; the interface gives the rest. */
const PAGES = 10;
const ENTRIES = 200;
const SHOWN = 40;

export async function show(main, collection, id) {
  const page = new RecordPage(main, collection, id, await PARTICULARS[collection]());
  await page.begin();
}

class RecordPage {
  constructor(main, collection, id, particulars) {
    Object.assign(this, { main, collection, id, particulars, mandates: [] });
  }

  async begin() {
    await this.ask();
    render(html`<div id="time"></div><div class="page"><div id="record"></div><div id="recording"></div></div>`, this.main);
    const days = this.entries.map(item => edtf(item.effective).earliest).filter(Boolean).map(day);
    const from = firstDayOf(yearOf(Math.min(...days, day('2020-01-01'))) - 1);
    this.time = await timeFor(this.main.querySelector('#time'), this.years(), () => {}, () => this.again(), {
      from, recordings: this.entries.map(item => day(item.recordedAt.slice(0, 10))),
    });
    this.draw();
    this.states = new States(this.main.querySelector('#compared'), this.collection, this.id);
    await this.states.show(this.document, this.entries);
    this.recording = new Recording(this.collection, this.id, ({ position }) => this.again(position), () => ({
      choices: this.choices(), sequence: () => this.document.sequence, meanwhile: () => this.meanwhile(),
    }));
    this.mandates = await mandates();
    await this.recording.begin(this.main.querySelector('#recording'));
    this.draw();
  }

  /** @param {number} [minPosition] that the answer is to take into account */
  async ask(minPosition) {
    const further = Promise.all([entries(this.id, minPosition), this.particulars.ask?.(this.id, { ...clocks(), minPosition })]);
    // Whether there is such a record is for its own address to say, whichever answers first.
    further.catch(() => {});
    const document = await ask(`/api/${this.collection}/${this.id}`, { ...clocks(), minPosition });
    const [told, more] = await further;
    Object.assign(this, { document, entries: told, more });
  }

  all() {
    this.shown = 'all';
    this.draw();
  }

  /** The old answer stays until the new one is there. */
  async again(minPosition) {
    const record = this.main.querySelector('#record');
    record.classList.add('wait');
    try {
      await caughtUp(() => this.ask(minPosition), position => {
        this.behind = { position, awaited: minPosition };
        this.draw();
      });
      this.behind = null;
      this.draw();
      await this.states.show(this.document, this.entries);
    } finally {
      record.classList.remove('wait');
    }
  }

  /** The newest entry, once the record is shown with it. */
  async meanwhile() {
    await this.again();
    return this.entries.reduce((newest, entry) => entry.position > newest.position ? entry : newest);
  }

  years() {
    const years = new Map();
    for (const item of this.entries) {
      const { earliest } = edtf(item.effective);
      if (earliest) {
        const year = Number(earliest.slice(0, 4));
        years.set(year, (years.get(year) ?? 0) + 1);
      }
    }
    return years;
  }

  draw() {
    const { document: record } = this;
    const name = this.particulars.name?.(record) ?? record.title ?? record.name ?? called(record.parties);
    document.title = `Hansa: ${typeof name === 'string' ? name : called(record.parties)}`;
    render(html`
      ${this.behind ? html`<p class="past" role="status">${t('record.behind', {
        position: number(this.behind.position), awaited: number(this.behind.awaited),
      })}</p>` : ''}
      <div class="top">
        <div>
          <p class="lead"><span>${this.kind(record)}</span>
            ${this.collection === 'cities' ? '' : standing(record.standing)}
            ${record.certainty === 'POSSIBLE' ? html`<span class="may">${t('register.possibly')}</span>` : ''}
            ${record.since ? html`<span>${t('record.since', { date: inShort(record.since.edtf) })}</span>` : ''}</p>
          <h1>${name}</h1>
          <p class="say">${this.particulars.says?.(record, this.more) ?? this.entries.at(-1)?.sentence ?? ''}</p>
          ${this.recording?.buttons(next(this.collection, record, this.mandates)) ?? ''}
          ${pastNote()}
        </div>
        <dl class="facts">${this.facts(record).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
      </div>
      ${this.particulars.parts?.(record, this.more, this.entries) ?? ''}
      <div id="compared"></div>
      <section class="part" id="timeline"><header><h2>${t('timeline.title')}</h2><span class="small quiet">${t('timeline.order')}</span></header>
        ${timeline(this.shown === 'all' ? this.entries : this.entries.slice(-SHOWN))}
        ${this.shown !== 'all' && this.entries.length > SHOWN
          ? html`<p class="next"><button class="btn" @click=${() => this.all()}>${t('timeline.all', { number: number(this.entries.length) })}</button></p>` : ''}
      </section>`, this.main.querySelector('#record'));
  }

  /** A city has no kind but its country. */
  kind(record) {
    const words = { partnerships: () => kind(record.kind), cities: () => record.country };
    return (words[this.collection] ?? (() => term(record.kind)))();
  }

  /** What is said about a fact names its entry. */
  choices() {
    const target = [...this.entries].reverse().map(entry => ({ value: entry.eventId, label: `№ ${number(entry.position)}: ${entry.sentence}` }));
    return { target, ...this.particulars.choices?.(this.document) };
  }

  facts(record) {
    const positions = this.entries.map(item => item.position);
    return [
      ...this.particulars.facts?.(record, this.more) ?? [],
      [t('record.themes'), record.themes?.map(term).join(', ') || t('record.none')],
      [t('record.entries'), t('record.span', { count: positions.length, first: Math.min(...positions), last: Math.max(...positions) })],
      [t('record.take'), html`<a href=${`/api/${this.collection}/${this.id}/history`}>JSON</a>, <a
        href=${`/api/${this.collection}/${this.id}/provenance`}>PROV</a>, <a href=${`/api/timeline.ics?subject=${this.id}`}>iCalendar</a>`],
    ];
  }
}

/** Its whole timeline, page by page, from the earliest day on. */
async function entries(subject, minPosition) {
  const all = [];
  let cursor;
  for (let page = 0; page < PAGES && cursor !== null; page++) {
    const answer = await ask('/api/timeline', { subject, limit: ENTRIES, cursor, minPosition, ...clocks() });
    all.push(...answer.items);
    cursor = answer.next;
  }
  return all;
}
