// What is due and who is late; which round years come up; both as calendars, too.
import { html } from '/webjars/lit-html/lit-html.js';
import { cite, clocks } from './clocks.js';
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
        <label class="pick"><span>${t('desk.within')}</span><select id="within" @change=${event => this.narrow('within', event.target.value)}>
          ${PERIODS.map(period => html`<option value=${period} ?selected=${period === this.within}>${t(`desk.within.${period}`)}</option>`)}</select></label>
        <label class="pick"><span>${t('overview.network')}</span><select id="network" @change=${event => this.narrow('network', event.target.value)}>
          <option value="">${t('overview.any')}</option>
          ${this.networks.map(one => html`<option value=${one.id} ?selected=${one.id === this.network}>${one.name}</option>`)}</select></label>
      </form>
      <section class="part" id="due"><header><h2>${t('overview.due')}</h2>
          <a class="small" href=${address('/api/due.ics', this.question())}>${t('overview.calendar')}</a></header>
        ${this.due.items.length ? html`<ol class="lines">${this.due.items.map(owed)}</ol>` : html`<div class="empty"><p>${t('desk.due.none')}</p></div>`}
        ${this.due.button()}
        ${this.rules().map(rule => html`<p class="small quiet rule-of" lang="en">${rule}</p>`)}</section>
      <section class="part" id="anniversaries"><header><h2>${t('desk.anniversaries')}</h2>
          <a class="small" href=${address('/api/anniversaries.ics', this.farther())}>${t('overview.calendar')}</a></header>
        ${this.anniversaries.items.length ? html`<ol class="lines">${this.anniversaries.items.map(anniversary)}</ol>`
          : html`<div class="empty"><p>${t('desk.anniversaries.none')}</p></div>`}
        ${this.anniversaries.button()}</section>`;
  }
}
