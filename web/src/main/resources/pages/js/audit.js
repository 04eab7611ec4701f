// The auditor's page: the log's claim, checked in this browser without trusting the server; its witnesses; its entries.
import { html, render } from '/webjars/lit-html/lit-html.js';
import { day, inWords } from './days.js';
import { Explorer } from './explorer.js';
import { ask } from './interface.js';
import { checkpoint, cosigned, hex, isRoot, isSignedBy, knowsEd25519, leaves, root, verifier } from './log.js';
import { verified } from './notices.js';
import { ReplayPart } from './replay.js';
import { strong } from './strong.js';
import { tree } from './tree.js';
import { number, t, term } from './words.js';

const SEEN = 'hansa.checkpoint';
const STEPS = ['read', 'signed', 'witnesses', 'entries', 'leaves', 'root', 'grown'];
const CELLS = 512;

export async function show(main) {
  document.title = `Hansa: ${t('head.audit')}`;
  const [note, witnesses] = await Promise.all([text('/log/checkpoint'), ask('/api/audit/witnesses')]);
  const page = new Audit(main, note, witnesses.witnesses ?? []);
  page.draw();
  new ReplayPart(main.querySelector('#replaying')).draw();
  await new Explorer(main.querySelector('#explored'), page.checkpoint.size).begin();
}

async function text(address) {
  const answer = await fetch(address, { cache: 'no-store' });
  if (!answer.ok) {
    throw new Error(`${address}: ${answer.status}`);
  }
  return answer.text();
}

class Audit {
  constructor(main, note, witnesses) {
    Object.assign(this, { main, witnesses, steps: new Map(), cells: [], perCell: 1 });
    this.take(note);
  }

  take(note) {
    this.note = note;
    this.checkpoint = checkpoint(note);
  }

  step(name, isGood, detail) {
    this.steps.set(name, { isGood, detail });
    this.draw();
  }

  /** Every step by itself, so that what does not hold is named and the rest is still checked. */
  async verify() {
    const began = performance.now();
    this.steps.clear();
    this.cells = [];
    this.end = null;
    this.isBusy = true;
    try {
      await this.check();
    } catch (thrown) {
      this.step('entries', false, thrown.message);
    }
    this.isBusy = false;
    const isGood = STEPS.every(name => this.steps.get(name)?.isGood !== false);
    verified(isGood, this.firstBad ?? null);
    this.end = { isGood, milliseconds: Math.round(performance.now() - began) };
    this.draw();
  }

  async check() {
    this.take(await text('/log/checkpoint'));
    const { checkpoint: log } = this;
    this.step('read', log.size > 0, t('audit.count', { number: number(log.size) }));
    await this.checkSignatures(log);
    const cell = Math.max(1, Math.ceil(log.size / CELLS));
    this.perCell = cell;
    this.cells = Array.from({ length: Math.ceil(log.size / cell) }, () => 'waiting');
    const { hashes, bytes, firstBad } = await leaves(log.size, (first, count, bad) => {
      for (let entry = first; entry < first + count; entry++) {
        this.cells[Math.floor(entry / cell)] = this.cells[Math.floor(entry / cell)] === 'bad' ? 'bad' : 'good';
      }
      if (bad !== null) {
        this.cells[Math.floor(bad / cell)] = 'bad';
      }
      this.draw();
    });
    this.firstBad = firstBad;
    this.step('entries', true, t('audit.bytes', { number: number(Math.round(bytes / 1024)) }));
    this.step('leaves', firstBad === null, firstBad === null ? t('audit.count', { number: number(hashes.length) }) : `№ ${number(firstBad)}`);
    const computed = await root(hashes);
    this.step('root', isRoot(computed, log.root), `${hex(computed).slice(0, 16)}…`);
    await this.checkGrowth(log, hashes);
  }

  async checkSignatures(log) {
    if (!await knowsEd25519()) {
      this.step('signed', null, t('audit.cannot'));
      return;
    }
    const keys = (await text('/log/vkey')).trim().split('\n').map(verifier);
    const signed = await Promise.all(keys.map(key => isSignedBy(log, key)));
    this.step('signed', signed.some(Boolean), keys.map(key => key.id).join(', '));
    const times = await Promise.all(this.witnesses.map(witness => cosigned(log, verifier(witness.vkey))));
    const agreed = times.filter(time => time !== null).length;
    this.step('witnesses', this.witnesses.length === 0 ? null : agreed > 0, t('audit.of', { count: agreed, all: this.witnesses.length }));
  }

  /** The log is to have grown out of what this browser saw of it last. */
  async checkGrowth(log, hashes) {
    const seen = seenBefore();
    if (seen?.origin === log.origin && seen.size > 0) {
      const isGrown = seen.size <= log.size && isRoot(await root(hashes, seen.size), seen.root);
      this.step('grown', isGrown, t('audit.since', { number: number(seen.size) }));
    } else {
      this.step('grown', null, t('audit.first'));
    }
    if (STEPS.every(name => this.steps.get(name)?.isGood !== false)) {
      remember(log);
    }
  }

  draw() {
    const { size } = this.checkpoint;
    const isBad = this.end && !this.end.isGood;
    render(html`<div class="page audit">
      <div class="top">
        <div>
          <h1>${isBad ? html`<span class="alarm">${t('audit.broken')}</span>` : strong(t('audit.claim', { number: number(size) }))}</h1>
          <p class="say" role="status">${this.said()}</p>
          <p class="next"><button class="btn main" ?disabled=${this.isBusy} @click=${() => this.verify()}>${t('audit.verify')}</button></p>
        </div>
        <figure class="note"><pre tabindex="0" aria-label=${t('audit.note')}>${this.note.trim()}</pre>
          <figcaption class="small quiet">${t('audit.note')} <code>/log/checkpoint</code></figcaption></figure>
      </div>
      <section class="part"><header><h2>${t('audit.verification')}</h2>
          <span class="small">${this.end ? t(this.end.isGood ? 'audit.allHold' : 'audit.notAll', { number: number(this.end.milliseconds) }) : ''}</span></header>
        ${this.cells.length ? tree(this.cells) : html`<div class="tree"></div>`}
        <p class="small quiet">${t('audit.cells', { count: this.perCell, number: number(this.perCell) })}</p>
        <ul class="steps">${STEPS.map(name => this.line(name))}</ul></section>
      <section class="part"><header><h2>${t('audit.witnesses')}</h2><span class="small quiet">${t('audit.witnessed')}</span></header>
        ${this.witnesses.length ? html`<ol class="records">${this.witnesses.map(witness => html`<li><span class="name">${witness.name}</span>
          <span>${term(witness.state)}</span><span>${witness.last ? t('audit.count', { number: number(witness.last.size) }) : ''}</span>
          <span class="since">${witness.last ? inWords(day(witness.last.at.slice(0, 10))) : ''}</span></li>`)}</ol>`
          : html`<div class="empty"><p>${t('audit.noWitness')}</p></div>`}</section>
      <div id="replaying"></div>
      <div id="explored"></div>
    </div>`, this.main);
  }

  said() {
    if (this.isBusy) {
      return t('audit.busy');
    }
    if (!this.end) {
      return t('audit.howTo');
    }
    if (this.end.isGood) {
      return t('audit.checked');
    }
    return (this.firstBad ?? null) === null ? t('audit.fails') : t('audit.failsAt', { number: number(this.firstBad) });
  }

  line(name) {
    const step = this.steps.get(name);
    const state = !step ? 'waiting' : step.isGood === null ? 'left' : step.isGood ? 'good' : 'bad';
    return html`<li class=${state}><span class="sign-of">${{ good: '✓', bad: '✗', left: '–', waiting: '·' }[state]}<span class="sr">${t(`audit.${state}`)}</span></span>
      <span><b>${t(`audit.step.${name}`)}</b><small>${t(`audit.why.${name}`)}</small></span><code>${step?.detail ?? ''}</code></li>`;
  }
}

function seenBefore() {
  try {
    return JSON.parse(localStorage.getItem(SEEN));
  } catch {
    return null;
  }
}

function remember({ origin, size, root: named }) {
  try {
    localStorage.setItem(SEEN, JSON.stringify({ origin, size, root: named }));
  } catch {
    // A browser that keeps nothing sees each log for the first time.
  }
}
