// A replay, for auditors: everything that is shown is built anew from the log, beside what is shown, and compared row by row.
import { html, render } from '/webjars/lit-html/lit-html.js';
import { ask, download, give, Problem } from './interface.js';
import { reader } from './session.js';
import { saveAs } from './takeaway.js';
import { number, t, term } from './words.js';

/** Milliseconds until it is asked again how far it is. */
const PATIENCE = 500;
const DONE = new Set(['COMPLETED', 'CANCELLED', 'FAILED']);

export class ReplayPart {
  constructor(host) {
    Object.assign(this, { host, replay: null, refused: null });
    this.mayReplay = reader()?.roles.includes('auditor') ?? false;
  }

  async begin() {
    this.refused = null;
    try {
      this.replay = await give('/api/audit/replays', {});
      this.draw();
      while (!DONE.has(this.replay.state)) {
        await new Promise(resolve => setTimeout(resolve, PATIENCE));
        this.replay = await ask(`/api/audit/replays/${this.replay.id}`);
        this.draw();
      }
    } catch (thrown) {
      if (!(thrown instanceof Problem)) {
        throw thrown;
      }
      this.refused = thrown.document;
      this.draw();
    }
  }

  /** All that is sealed, a line an entry. */
  async take() {
    const { name, blob } = await download('/api/audit/export');
    saveAs(name, blob);
  }

  draw() {
    const { replay } = this;
    const isBusy = replay && !DONE.has(replay.state);
    render(html`<section class="part" id="replay"><header><h2>${t('replay.title')}</h2><span class="small quiet">${t('replay.what')}</span></header>
      ${this.mayReplay ? html`<p class="acts"><button class="btn" ?disabled=${isBusy} @click=${() => this.begin()}>${t('replay.begin')}</button>
          <button class="btn" @click=${() => this.take()}>${t('replay.export')}</button></p>`
        : html`<p class="quiet">${t('replay.forAuditors')}</p>`}
      ${this.refused ? html`<div class="refusal" role="alert"><strong>${this.refused.title}</strong> ${this.refused.detail}</div>` : ''}
      ${replay ? this.told(replay, isBusy) : ''}</section>`, this.host);
  }

  told(replay, isBusy) {
    return html`<p class="verdict" role="status">${isBusy ? t('replay.busy', { state: term(replay.state).toLowerCase() }) : this.verdict(replay)}</p>
      <progress max=${replay.eventsToRead} value=${replay.eventsRead} aria-label=${t('replay.progress')}></progress>
      <p class="small quiet">${t('replay.read', {
        read: number(replay.eventsRead), all: number(replay.eventsToRead), rate: number(replay.eventsPerSecond),
      })}</p>
      ${replay.differences.length ? html`<div class="wide" tabindex="0" role="region" aria-label=${t('replay.differences')}><table><thead><tr>
        <th scope="col">${t('replay.differences')}</th></tr></thead>
        <tbody>${replay.differences.map(difference => html`<tr><td><code>${JSON.stringify(difference)}</code></td></tr>`)}</tbody></table></div>` : ''}`;
  }

  verdict(replay) {
    if (replay.state !== 'COMPLETED') {
      return t('replay.ended', { state: term(replay.state).toLowerCase(), why: replay.failure ?? '' });
    }
    return replay.differencesFound
      ? t('replay.differs', { count: replay.differencesFound, number: number(replay.differencesFound) })
      : t('replay.equal', { views: replay.views.length, number: number(replay.eventsRead) });
  }
}
