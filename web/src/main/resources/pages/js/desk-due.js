// What is due and who is late; which round years come up; both as calendars, too.
import { html } from '/webjars/lit-html/lit-html.js';
import { cite, clocks } from './clocks.js';
import { choice, listOr, named } from './controls.js';
import { anniversary, owed } from './due.js';
import { address, ask } from './interface.js';
import { Listing } from './listing.js';
import { number, t } from './words.js';

const PAGE = 25;
const PERIODS = ['P30D', 'P90D', 'P1Y', 'P5Y'];
const NETWORKS = 200;

export class Section {
  constructor(draw) {
    const given = new URLSearchParams(location.search);
    Object.assign(this, { draw, network: given.get('network'), within: PERIODS.includes(given.get('within')) ? given.get('within') : 'P90D' });
    this.due = new Listing('/api/due', draw);
    this.anniversaries = new Listing('/api/anniversaries', draw);
  }

  question() {
    return { within: this.within, network: this.network, ...clocks() };
  }

  /** Round years are looked forward to for longer. */
  farther() {
    return { ...this.question(), within: this.within === 'P5Y' ? 'P5Y' : 'P1Y' };
  }

  async ask() {
    this.networks ??= (await ask('/api/networks', { limit: NETWORKS })).items;
    await Promise.all([this.due.ask({ ...this.question(), limit: PAGE }), this.anniversaries.ask({ ...this.farther(), limit: PAGE })]);
  }

  narrow(name, value) {
    this[name] = value || null;
    cite({ [name]: value || null });
    return this.ask();
  }

  says() {
    const late = this.due.items.filter(item => item.overdue === 'CERTAIN').length;
    const more = this.due.items.length - late;
    return t('desk.due.says', { late: number(late), more: number(more), isMore: this.due.next !== null, within: t(`desk.within.${this.within}`) });
  }

  /** By which rules what is shown is due, each once. */
  rules() {
    return [...new Set(this.due.items.map(item => item.rule?.text).filter(Boolean))];
  }

  parts() {
    return html`
      <form class="filters" @submit=${event => event.preventDefault()}>
        ${choice('within', t('desk.within'), PERIODS.map(period => [period, t(`desk.within.${period}`)]), this.within,
          period => this.narrow('within', period), true)}
        ${choice('network', t('overview.network'), named(this.networks), this.network, network => this.narrow('network', network))}
      </form>
      <section class="part" id="due"><header><h2>${t('overview.due')}</h2>
          <a class="small" href=${address('/api/due.ics', this.question())}>${t('overview.calendar')}</a></header>
        ${listOr(this.due.items, 'lines', owed, t('desk.due.none'))}
        ${this.due.button()}
        ${this.rules().map(rule => html`<p class="small quiet rule-of" lang="en">${rule}</p>`)}</section>
      <section class="part" id="anniversaries"><header><h2>${t('desk.anniversaries')}</h2>
          <a class="small" href=${address('/api/anniversaries.ics', this.farther())}>${t('overview.calendar')}</a></header>
        ${listOr(this.anniversaries.items, 'lines', anniversary, t('desk.anniversaries.none'))}
        ${this.anniversaries.button()}</section>`;
  }
}
