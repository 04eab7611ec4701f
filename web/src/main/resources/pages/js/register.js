// A register: its records on the day, as known then, a page at a time.
import { html, render } from '/webjars/lit-html/lit-html.js';
import { cite, clocks, today } from './clocks.js';
import { choice, listOr } from './controls.js';
import { said } from './dates.js';
import { day, inWords } from './days.js';
import { KINDS, kind } from './kinds.js';
import { Listing } from './listing.js';
import { Recording } from './recording.js';
import { called, pageIn } from './records.js';
import { standing } from './standings.js';
import { timeFor } from './timing.js';
import { t, term } from './words.js';

const PAGE = 50;

export async function show(main, collection) {
  document.title = `Hansa: ${t(`head.${collection}`)}`;
  const register = new Register(main, collection);
  await register.begin();
}

class Register {
  constructor(main, collection) {
    const given = new URLSearchParams(location.search);
    Object.assign(this, { main, collection, filter: {} });
    this.list = new Listing(`/api/${collection}`, () => this.draw());
    for (const name of ['q', 'kind', 'standing', 'city', 'network']) {
      if (given.get(name)) {
        this.filter[name] = given.get(name);
      }
    }
  }

  async begin() {
    render(html`<div id="time"></div><div class="page"><div id="register"></div><div id="recording"></div></div>`, this.main);
    await this.ask();
    this.time = await timeFor(this.main.querySelector('#time'), new Map(), () => this.draw(), () => this.ask());
    this.draw();
    const recording = new Recording(this.collection, null, async written => location.assign(pageIn(this.collection, written.id)));
    await recording.begin(this.main.querySelector('#recording'));
  }

  ask() {
    return this.list.ask({ ...this.filter, ...clocks(), limit: PAGE });
  }

  narrow(name, value) {
    if (value) {
      this.filter[name] = value;
    } else {
      delete this.filter[name];
    }
    cite({ [name]: value || null });
    return this.ask();
  }

  draw() {
    const on = this.time ? this.time.asOf : clocks().asOf ? day(clocks().asOf) : today();
    const { items, next } = this.list;
    render(html`
      <div class="top"><div><h1>${t(`register.${this.collection}`, { day: inWords(on) })}</h1></div></div>
      <section class="part"><header>
          <form class="filters" role="search" @submit=${event => event.preventDefault()}>
            <label class="pick"><span>${t('register.q')}</span><input type="search" .value=${this.filter.q ?? ''}
              @change=${event => this.narrow('q', event.target.value.trim())}></label>
            ${this.collection === 'partnerships' ? this.kinds() : ''}
            <label class="pick"><input type="checkbox" .checked=${this.filter.standing === 'ANY'}
              @change=${event => this.narrow('standing', event.target.checked ? 'ANY' : '')}><span>${t('register.any')}</span></label>
          </form>
          <span class="small quiet">${t('register.count', { count: items.length, more: next !== null })}</span></header>
        ${listOr(items, 'records', item => this.line(item), t('register.none', { day: inWords(on) }))}
        ${this.list.button()}
      </section>`, this.main.querySelector('#register'));
  }

  kinds() {
    return choice('kind', t('register.kind'), KINDS.map(name => [name, term(name)]), this.filter.kind, kind => this.narrow('kind', kind));
  }

  line(item) {
    const page = pageIn(this.collection, item.id);
    return html`<li>
      <span class="name"><a href=${page}>${item.name ?? item.title ?? called(item.parties)}</a>
        ${item.title || item.name ? html`<span class="quiet">${item.country ?? called(item.parties ?? [])}</span>` : ''}</span>
      <span>${this.collection === 'partnerships' ? kind(item.kind) : this.collection === 'cities' ? '' : term(item.kind)}</span>
      <span>${this.collection === 'cities' ? '' : standing(item.standing)}${item.certainty === 'POSSIBLE'
        ? html` <span class="may">${t('register.possibly')}</span>` : ''}</span>
      <span class="since">${item.since ? said(item.since.edtf) : ''}</span></li>`;
  }
}
