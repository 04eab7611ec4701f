// A table that is looked at first and taken then: every line is answered for, and what was refused is given back to be mended.
import { html } from '/webjars/lit-html/lit-html.js';
import { nothing } from './controls.js';
import { giveTable, Problem } from './interface.js';
import { own } from './mandates.js';
import { pageIn } from './records.js';
import { saveCsv } from './takeaway.js';
import { number, t } from './words.js';

const ANSWERS = ['TAKEN', 'ALREADY_THERE', 'REFUSED', 'STOPPED'];
const SHOWN = 200;
const HEADER = 4096;

export class Section {
  isTimeless = true;

  constructor(draw) {
    Object.assign(this, { draw, parties: [], by: null, source: '', createsCities: false, file: null, report: null, isBusy: false });
  }

  async ask() {
    this.parties = await own();
    this.by = this.parties[0]?.by ?? null;
  }

  says() {
    return t(this.parties.length ? 'desk.import.says' : 'desk.import.nobody');
  }

  parts() {
    return this.parties.length ? html`
      <section class="part"><header><h2>${t('desk.import.table')}</h2><span class="small quiet">${t('desk.import.columns')}</span></header>
        <form class="command" @submit=${event => this.send(event, true)}>
          <div class="field"><label for="file">${t('desk.import.file')}</label>
            <input id="file" type="file" accept=".csv,text/csv" required @change=${event => this.take(event.target.files[0])}></div>
          <div class="field"><label for="by">${t('desk.import.by')}</label>
            <select id="by" @change=${event => this.set('by', event.target.value)}>${this.parties.map(party => html`<option value=${party.by}
              ?selected=${party.by === this.by}>${party.name}</option>`)}</select></div>
          <div class="field"><label for="source">${t('desk.import.source')}</label>
            <input id="source" required maxlength="2000" .value=${this.source} @input=${event => this.set('source', event.target.value)}></div>
          <label class="tick"><input type="checkbox" .checked=${this.createsCities}
            @change=${event => this.set('createsCities', event.target.checked)}> ${t('desk.import.creates')}</label>
          ${this.refused ? html`<div class="refusal" role="alert"><strong>${this.refused.title}</strong> ${this.refused.detail}</div>` : ''}
          <p class="next"><button class="btn ${this.isLookedAt ? '' : 'main'}" ?disabled=${this.isBusy}>${t('desk.import.look')}</button>
            ${this.isLookedAt ? html`<button type="button" class="btn main" id="take" ?disabled=${this.isBusy || !this.count('TAKEN')}
              @click=${event => this.send(event, false)}>${t('desk.import.take', { number: number(this.count('TAKEN')) })}</button>` : ''}</p>
        </form></section>
      ${this.report ? this.told() : ''}` : '';
  }

  /** Whether what is in the form has been looked at, and not taken yet. */
  get isLookedAt() {
    return this.report?.isDry ?? false;
  }

  count(answer) {
    return this.report.lines.filter(line => line.answer === answer).length;
  }

  /** Another file, or for another party, is another question: the report on the last goes. */
  set(name, value) {
    Object.assign(this, { [name]: value, report: null, refused: null });
    this.draw();
  }

  /** Its columns tell whether it is of cities, or of what is between them. */
  async take(file) {
    const [header] = (await file.slice(0, HEADER).text()).split('\n');
    this.collection = /partner|party/i.test(header) ? 'partnerships' : 'cities';
    this.set('file', file);
  }

  async send(event, isDry) {
    event.preventDefault();
    Object.assign(this, { isBusy: true, refused: null });
    this.draw();
    try {
      const question = { by: this.by, source: this.source, createCities: this.createsCities || null, dryRun: isDry || null };
      const text = await giveTable('/api/imports', question, this.file);
      this.report = { isDry, text, lines: lines(text) };
    } catch (thrown) {
      if (!(thrown instanceof Problem)) {
        throw thrown;
      }
      this.report = null;
      this.refused = thrown.document;
    } finally {
      this.isBusy = false;
      this.draw();
    }
  }

  told() {
    const { isDry, lines: all, text } = this.report;
    const refused = all.filter(line => line.answer === 'REFUSED' || line.answer === 'STOPPED');
    return html`<section class="part" id="report"><header><h2 role="status">${t(isDry ? 'desk.import.would' : 'desk.import.was')}</h2>
        <button class="link small" @click=${() => saveCsv('report', text)}>${t('desk.import.report')}</button></header>
      <p class="tallies">${ANSWERS.filter(answer => answer !== 'STOPPED' || this.count(answer)).map(answer => html`
        <span class="tally" data-answer=${answer}>${t(`desk.import.${answer}`)} <b>${number(this.count(answer))}</b></span>`)}</p>
      <h3>${t('desk.import.refused')}</h3>
      ${refused.length ? this.table(refused) : nothing(t('desk.import.noneRefused'))}
      <details class="small"><summary>${t('desk.import.others')}</summary>${this.table(all.filter(line => !refused.includes(line)))}</details></section>`;
  }

  table(rows) {
    return html`<div class="wide" tabindex="0" role="region" aria-label=${t('desk.import.lines')}>
      <table><thead><tr><th scope="col" class="n">${t('desk.import.line')}</th>
        <th scope="col">${t('desk.import.answer')}</th><th scope="col">${t('desk.import.why')}</th></tr></thead>
      <tbody>${rows.slice(0, SHOWN).map(line => html`<tr><td class="n">${line.line}</td><td>${t(`desk.import.${line.answer}`)}</td>
        <td>${line.why || line.reason}
          ${line.id ? html`<a href=${pageIn(this.collection, line.id)}>${t('desk.import.record')}</a>` : ''}</td></tr>`)}</tbody></table>
      ${rows.length > SHOWN ? html`<p class="small quiet">${t('desk.import.more', { number: number(rows.length - SHOWN) })}</p>` : ''}</div>`;
  }
}

/** The report's lines (RFC 4180: a field in quotes may have commas, breaks and doubled quotes in it). */
function lines(text) {
  const rows = [];
  let row = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      if (row.length > 1) {
        rows.push(row);
      }
      row = [];
    }
  }
  const [names, ...answers] = rows;
  return answers.map(answer => Object.fromEntries(names.map((name, index) => [name, answer[index]])));
}
