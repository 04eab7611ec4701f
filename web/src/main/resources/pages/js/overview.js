// The overview: the chart of all partnerships on a day, in a sentence and in ink; what is due; what is being recorded.
import { html, render } from '/webjars/lit-html/lit-html.js';
import { Chart } from './chart.js';
import { at, cite, clocks, today } from './clocks.js';
import { choice, named } from './controls.js';
import { Course } from './course.js';
import { day, firstDayOf, inWords } from './days.js';
import { due } from './due.js';
import { Feed } from './feed.js';
import { ask } from './interface.js';
import { KINDS, kind } from './kinds.js';
import { outlines } from './outlines.js';
import { strong } from './strong.js';
import { THEMES } from './themes.js';
import { TimeControl } from './time.js';
import { number, t, term } from './words.js';

const EARLIEST = 1950;

export async function show(main) {
  document.title = `Hansa: ${t('overview.title')}`;
  const given = new URLSearchParams(location.search);
  const filter = { network: given.get('network'), theme: given.get('theme') };
  const { knownAt } = clocks();
  const [map, shapes, first, networks] = await Promise.all([
    ask('/api/map.json', { ...filter, knownAt }),
    outlines('europe'),
    ask('/api/feed', { limit: 1 }),
    ask('/api/networks', { limit: 200, knownAt }),
  ]);
  await new Overview(main, new Course(map), map.position, shapes, first[0], networks.items, filter).begin();
}

class Overview {
  constructor(main, course, position, shapes, first, networks, filter) {
    Object.assign(this, { main, course, filter, networks, position, chosen: null, asked: clocks().knownAt });
    this.shapes = { europe: shapes };
    this.view = new URLSearchParams(location.search).get('view') === 'world' ? 'world' : 'europe';
    this.write();
    const beginnings = course.beginnings();
    const earliest = Math.min(EARLIEST, ...beginnings.keys());
    this.chart = new Chart(main.querySelector('#chart'), course, city => this.choose(city), city => this.keep(city));
    this.time = new TimeControl(main.querySelector('#time'), {
      from: firstDayOf(earliest),
      recordedFrom: first ? day(first.time.slice(0, 10)) : today(),
      beginnings,
      onStep: moment => this.step(moment),
      onRest: moment => this.rest(moment),
    });
    this.cells = [...main.querySelectorAll('[data-count]')];
  }

  async begin() {
    await this.look(this.view);
    this.pinGiven();
    this.tell();
    this.lists();
  }

  write() {
    render(html`
      <div class="sheet">
        <div id="chart" aria-hidden="true" data-clear></div>
        <div class="title">
          <h1 id="sentence"></h1>
          <div class="more">
            <p><span class="may"><b id="possible"></b> <span id="more"></span></span> ${t('overview.why')}</p>
            <p><span id="join"></span> <b id="cities"></b> <span id="cities-in"></span> <b id="countries"></b> <span id="in-all"></span>
              <span id="rest"><b id="resting"></b> <span id="resting-of"></span></span></p>
          </div>
          <p id="said" class="sr" role="status"></p>
          <fieldset class="kinds"><legend class="sr">${t('overview.kinds')}</legend>
            <ul>${KINDS.map((name, index) => html`<li><label>
              <input type="checkbox" checked @change=${event => this.chart.filter(index, event.target.checked)}>${kind(name)}
              <span class="n" data-count></span></label></li>`)}</ul>
          </fieldset>
          <p class="choice" id="choice"></p>
        </div>
        <div class="looks">
          <div class="seg" role="group" aria-label=${t('overview.view')}>
            ${['europe', 'world'].map(view => html`<button data-view=${view} aria-pressed=${view === this.view}
              @click=${() => this.look(view)}>${t(`overview.${view}`)}</button>`)}
          </div>
          ${choice('network', t('overview.network'), named(this.networks), this.filter.network, network => this.narrow('network', network))}
          ${choice('theme', t('overview.theme'), THEMES.map(theme => [theme, term(theme)]), this.filter.theme, theme => this.narrow('theme', theme))}
        </div>
        <p class="colophon"><span id="caption"></span> ${t('overview.outlines')}</p>
      </div>
      <div id="time"></div>
      <div class="page">
        <p class="past" id="past" hidden>${t('past.note')} <button class="link" @click=${() => this.time.toNow()}>${t('past.return')}</button></p>
        <div class="cols three">
          <section class="part c5"><header><h2>${t('overview.due')}</h2><a class="small" href="/api/due.ics?within=P90D">${t('overview.calendar')}</a></header>
            <ol id="due" class="lines wait"></ol></section>
          <section class="part c7"><header><h2>${t('overview.feed')}</h2><span class="small quiet" id="live"></span></header>
            <ol id="feed" class="lines feed wait"></ol></section>
        </div>
      </div>`, this.main);
  }

  async look(view) {
    this.shapes[view] ??= await outlines(view);
    this.view = view;
    cite({ view: view === 'world' ? view : null });
    for (const button of this.main.querySelectorAll('[data-view]')) {
      button.setAttribute('aria-pressed', String(button.dataset.view === view));
    }
    this.chart.look(view, this.shapes[view], this.time.asOf);
  }

  /** The chart of a network's members, or of a theme, is another question. */
  narrow(name, value) {
    const address = new URL(location);
    if (value) {
      address.searchParams.set(name, value);
    } else {
      address.searchParams.delete(name);
    }
    location.assign(address);
  }

  pinGiven() {
    const given = this.course.cities.id.indexOf(new URLSearchParams(location.search).get('city'));
    if (given >= 0) {
      this.chart.pin(given);
    }
  }

  step({ asOf }) {
    this.chart.show(asOf);
    this.tell();
  }

  /** What was known on another day is another question, and asked when the hand lets go. */
  async rest({ asOf, knownAt }) {
    const { knownAt: cited } = clocks();
    this.main.querySelector('#past').hidden = asOf === this.time.now && knownAt === null;
    if (cited !== this.asked) {
      this.asked = cited;
      this.course = new Course(await ask('/api/map.json', { ...this.filter, knownAt: cited }));
      this.chart.take(this.course);
      this.chosen = null;
      await this.look(this.view);
      this.pinGiven();
    }
    this.step({ asOf });
    put(this.main.querySelector('#said'), this.main.querySelector('.title').innerText.replaceAll('\n', ' ').slice(0, 300));
  }

  keep(city) {
    cite({ city: city === null ? null : this.course.cities.id[city] });
  }

  choose(city) {
    this.chosen = city;
    this.tell();
    const choice = city === null
      ? html`<a href=${at('/cities')}>${t('overview.all')}</a>`
      : html`<a href=${at(`/cities/${this.course.cities.id[city]}`)}>${t('overview.page')}</a>`;
    render(choice, this.main.querySelector('#choice'));
  }

  /** The answer as a sentence; the figures are read from columns that were summed before. */
  tell() {
    const { asOf } = this.time;
    const counts = this.course.countsOf(this.chosen);
    const past = asOf < this.time.now;
    const count = counts.certain.on(asOf);
    this.cells.forEach((cell, index) => put(cell, number(counts.kinds[index].on(asOf))));
    const values = { day: inWords(asOf), count, number: number(count), past, city: this.course.cities.name[this.chosen] };
    render(strong(t(this.chosen === null ? 'overview.kept' : 'overview.keptBy', values)), this.main.querySelector('#sentence'));
    const possible = counts.possible.on(asOf);
    const resting = counts.dormant.on(asOf);
    const [cities, countries] = [counts.cities.on(asOf), counts.countries.on(asOf)];
    const text = {
      possible: number(possible),
      more: t('overview.more', { count: possible, past }),
      join: t(this.chosen === null ? 'overview.join' : 'overview.lead', { past }),
      cities: number(cities),
      'cities-in': t('overview.cities', { count: cities }),
      countries: number(countries),
      'in-all': t('overview.countries', { count: countries }),
      resting: number(resting),
      'resting-of': t('overview.resting', { count: resting, past }),
      caption: this.course.unplaced ? t('overview.unplaced', { count: this.course.unplaced, number: number(this.course.unplaced) }) : '',
    };
    for (const [id, words] of Object.entries(text)) {
      put(this.main.querySelector(`#${id}`), words);
    }
    this.main.querySelector('#rest').classList.toggle('none', resting === 0);
  }

  async lists() {
    this.main.querySelector('#past').hidden = Object.keys(clocks()).length === 0;
    this.choose(this.chosen);
    new Feed(this.main.querySelector('#feed'), this.main.querySelector('#live'), this.position).start();
    await due(this.main.querySelector('#due'));
  }
}

function put(place, text) {
  if (place.textContent !== text) {
    place.textContent = text;
  }
}
