// The dashboard: each chart as a sentence and a figure, all on one page or one by itself, to be embedded, printed or taken away.
import { html, render } from '/webjars/lit-html/lit-html.js';
import { at, clocks, today } from './clocks.js';
import { day, inWords } from './days.js';
import { figure } from './figure.js';
import { ask } from './interface.js';
import { asCsv, asPng, asSvg } from './takeaway.js';
import { timeFor } from './timing.js';
import { t } from './words.js';

const CHARTS = [
  'partnerships-by-kind', 'partnerships-by-country', 'partnerships-by-decade', 'memberships-by-class', 'memberships-by-country',
  'actions-by-theme', 'actions-by-goal', 'aid-by-crisis', 'need-to-receipt',
];

export async function show(main, name) {
  const isEmbedded = new URLSearchParams(location.search).has('embed');
  document.title = `Hansa: ${name && CHARTS.includes(name) ? t(`chart.${name}`) : t('head.charts')}`;
  const page = new Charts(main, name ? [name] : CHARTS, isEmbedded);
  await page.begin();
}

class Charts {
  constructor(main, names, isEmbedded) {
    Object.assign(this, { main, names, isEmbedded, answers: [] });
    this.filter = {};
    for (const name of ['city', 'network', 'from']) {
      const given = new URLSearchParams(location.search).get(name);
      if (given) {
        this.filter[name] = given;
      }
    }
  }

  async begin() {
    await this.ask();
    render(html`${this.isEmbedded ? '' : html`<div id="time"></div>`}<div class="page" id="charts"></div>`, this.main);
    document.body.toggleAttribute('data-embed', this.isEmbedded);
    if (!this.isEmbedded) {
      this.time = await timeFor(this.main.querySelector('#time'), new Map(), () => this.draw(), () => this.again());
    }
    this.draw();
  }

  async ask() {
    this.answers = await Promise.all(this.names.map(name => ask(`/api/charts/${name}`, { ...this.filter, ...clocks() })));
  }

  async again() {
    await this.ask();
    this.draw();
  }

  draw() {
    const on = this.time?.asOf ?? (clocks().asOf ? day(clocks().asOf) : today());
    const isOne = this.answers.length === 1;
    render(html`
      ${this.isEmbedded ? '' : html`<div class="top"><div>${isOne
        ? html`<h1>${t(`chart.${this.names[0]}`)}</h1>`
        : html`<h1>${t('charts.title', { day: inWords(on) })}</h1><p class="say">${t('charts.say')}</p>`}</div></div>`}
      ${this.answers.map((answer, index) => this.part(this.names[index], answer, isOne))}`, this.main.querySelector('#charts'));
  }

  part(name, answer, isOne) {
    const drawn = figure(name, answer);
    const query = location.search.replace(/[?&]embed(=[^&]*)?/, '').replace(/^&/, '?');
    return html`<section class="part chart">
      <header><h2 id=${name}>${isOne && !this.isEmbedded ? t('chart.asOf', { day: inWords(day(answer.asOf)) })
        : html`<a href=${this.isEmbedded ? `/charts/${name}${query}` : at(`/charts/${name}`)}>${t(`chart.${name}`)}</a>`}</h2>
        ${this.isEmbedded ? '' : html`<span class="small take">
          <button class="link" @click=${() => asCsv(name, answer)}>CSV</button>
          <button class="link" @click=${event => asSvg(name, drawing(event))}>SVG</button>
          <button class="link" @click=${event => asPng(name, drawing(event))}>PNG</button>
          <a href=${`/charts/${name}${query ? `${query}&` : '?'}embed`}>${t('chart.embed')}</a></span>`}</header>
      ${answer.rows.length ? drawn : html`<div class="empty"><p>${t('chart.none')}</p></div>`}
      <p class="small quiet rule-of">${t('chart.clocks', { day: inWords(day(answer.asOf)), known: inWords(day(answer.knownAt.slice(0, 10))), position: answer.position })}
        <span lang="en">${answer.rule}</span></p></section>`;
  }
}

function drawing(event) {
  return event.target.closest('section').querySelector('svg');
}
