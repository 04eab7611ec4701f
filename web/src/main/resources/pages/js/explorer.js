// The log's entries: newest first, or what came to be known between two states of knowledge; who, why, on what source, before and after.
import { html, render } from '/webjars/lit-html/lit-html.js';
import { cite } from './clocks.js';
import { choice, listOr, named } from './controls.js';
import { said } from './dates.js';
import { day, inWords } from './days.js';
import { ask } from './interface.js';
import { Listing } from './listing.js';
import { COLLECTIONS, pageOf } from './records.js';
import { eventName, number, t, term } from './words.js';

const LISTED = 25;
const FILTERS = ['from', 'to', 'kind', 'city', 'network'];
const FOUND = 8;
/** A state of knowledge: an entry's number, or a day, which is meant to its end. */
const STATE = /^(\d+|\d{4}-\d{2}-\d{2})$/;
const DAY = /-/;
const ID = /^[0-9a-f-]{36}$/;

export class Explorer {
  /** @param {number} size of the log */
  constructor(host, size) {
    const given = new URLSearchParams(location.search);
    Object.assign(this, { host, size, newest: [], next: null, opened: new Map(), found: [] });
    this.chosen = new Listing('/api/changes', () => this.draw());
    this.filter = Object.fromEntries(FILTERS.map(name => [name, given.get(name)]));
  }

  async begin() {
    this.networks = (await ask('/api/networks', { limit: 200 })).items;
    await this.list();
  }

  get isNarrowed() {
    return FILTERS.some(name => this.filter[name]);
  }

  narrow(name, value) {
    this.filter[name] = value || null;
    cite({ [name]: value || null });
    return this.list();
  }

  /** All of it from its end on; what is asked for in particular from its beginning on. */
  async list() {
    this.opened.clear();
    this.wrong = ['from', 'to'].find(name => this.filter[name] && !STATE.test(this.filter[name]));
    if (this.isNarrowed && !this.wrong) {
      const state = text => text && DAY.test(text) ? `${text}T23:59:59.999999Z` : text;
      const { from, to, kind, city, network } = this.filter;
      await this.chosen.ask({ from: state(from) ?? 0, to: state(to), kind, city, network, limit: LISTED });
    } else if (!this.newest.length) {
      await this.back(this.size - 1);
    }
    this.draw();
  }

  async back(head) {
    const from = Math.max(0, head - LISTED);
    const page = head > from ? await ask('/api/changes', { from, to: head, limit: LISTED }) : { items: [] };
    this.newest = [...this.newest, ...[...page.items].reverse()];
    this.next = from > 0 ? () => this.back(from) : null;
    this.draw();
  }

  async open(entry) {
    if (this.opened.has(entry.position)) {
      this.opened.delete(entry.position);
    } else {
      const history = await ask(`/api/${COLLECTIONS[entry.kind]}/${entry.id}/history`, { knownAt: entry.position });
      this.opened.set(entry.position, history.events.find(event => event.position === entry.position));
    }
    this.draw();
  }

  get entries() {
    return this.wrong ? [] : this.isNarrowed ? this.chosen.items : this.newest;
  }

  draw() {
    const { entries } = this;
    render(html`<section class="part" id="entries"><header><h2>${t(this.filter.from || this.filter.to ? 'audit.between' : 'audit.entries')}</h2>
        <span class="small quiet">${this.told()}</span></header>
      <form class="filters" @submit=${event => event.preventDefault()}>
        ${['from', 'to'].map(name => html`<label class="pick"><span>${t(`audit.${name}`)}</span>
          <input id=${name} placeholder="142, 2026-11-23" aria-invalid=${this.wrong === name} .value=${this.filter[name] ?? ''}
            @change=${event => this.narrow(name, event.target.value.trim())}></label>`)}
        ${choice('kind', t('audit.kind'), Object.keys(COLLECTIONS).map(kind => [kind, term(kind)]), this.filter.kind, kind => this.narrow('kind', kind))}
        <label class="pick"><span>${t('audit.city')}</span><input id="city" list="cities-found" .value=${this.filter.city ?? ''}
          @input=${event => this.find(event.target.value.trim())} @change=${event => this.choose(event.target.value.trim())}></label>
        <datalist id="cities-found">${this.found.map(city => html`<option value=${city.id}>${city.name}, ${city.country}</option>`)}</datalist>
        ${choice('network', t('overview.network'), named(this.networks), this.filter.network, network => this.narrow('network', network))}
      </form>
      ${this.wrong ? html`<div class="refusal" role="alert">${t('audit.state')}</div>` : ''}
      ${this.wrong ? '' : listOr(entries, 'entries', entry => this.entry(entry), t('audit.noEntries'))}
      ${this.button()}</section>`, this.host);
  }

  button() {
    if (this.wrong) {
      return '';
    }
    if (this.isNarrowed) {
      return this.chosen.button();
    }
    return this.next ? html`<p class="next"><button class="btn" @click=${this.next}>${t('register.more')}</button></p>` : '';
  }

  /** What is about the past and what about the present are told apart, for the one changes answers that were given. */
  told() {
    if (!this.isNarrowed) {
      return t('audit.newest');
    }
    const past = this.entries.filter(entry => entry.past === 'CERTAIN').length;
    return t('audit.told', { count: this.entries.length, past, more: this.chosen.next !== null });
  }

  /** A city that is not chosen yet narrows nothing. */
  choose(city) {
    return !city || ID.test(city) ? this.narrow('city', city) : null;
  }

  async find(text) {
    if (text.length > 1 && !ID.test(text)) {
      this.found = (await ask('/api/cities', { q: text, limit: FOUND })).items;
      this.draw();
    }
  }

  entry(entry) {
    const opened = this.opened.get(entry.position);
    const isLate = entry.past === 'CERTAIN' && entry.lag?.least > 0;
    return html`<li>
      <span class="folio">${number(entry.position)}</span>
      <button class="link" aria-expanded=${Boolean(opened)} @click=${() => this.open(entry)}>${eventName(entry.what)}</button>
      <a href=${pageOf(entry)}>${term(entry.kind)}</a>
      <span>${said(entry.effective)}
        ${isLate ? html`<small class="known">${t('timeline.late', { number: number(entry.lag.least) })}</small>` : ''}</span>
      <span>${t('timeline.recorded', { day: inWords(day(entry.recordedAt.slice(0, 10))) })}</span>
      <span>${entry.actor.name ?? ''}, ${term(entry.actor.role)}</span>
      ${opened ? difference(entry, opened) : ''}</li>`;
  }
}

/** The values within, each with the names that lead to it: what was added whole is read line by line. */
function leaves(value, names = []) {
  return value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...names, name]))
    : [{ name: names.join('.'), value: String(value) }];
}

/** Before is grey, after is underlined in magenta. */
function difference(entry, event) {
  const shown = value => value === undefined ? t('audit.nothing') : leaves(value).map(leaf => html`<span class="leaf">${
    leaf.name ? html`<code>${leaf.name}</code> ` : ''}<span>${leaf.value}</span></span>`);
  return html`<div class="difference"><table><thead><tr>
      ${['changed', 'before', 'after'].map(name => html`<th scope="col">${t(`audit.${name}`)}</th>`)}</tr></thead>
    <tbody>${event.changed.map(change => html`<tr><td><code>${change.path}</code></td>
      <td class="was">${shown(change.before)}</td><td class="now">${shown(change.after)}</td></tr>`)}</tbody></table>
    <p class="small">${event.what} · ${event.source?.title ?? t('timeline.unsourced')} ·
      <a href=${`/api/audit/receipts/${entry.position}`}>${t('audit.receipt')}</a> ·
      <a href=${`/api/${COLLECTIONS[entry.kind]}/${entry.id}/provenance`}>PROV</a></p></div>`;
}
