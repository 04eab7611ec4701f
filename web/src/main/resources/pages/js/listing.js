// A list that the interface gives page by page.
import { html } from '/webjars/lit-html/lit-html.js';
import { ask } from './interface.js';
import { t } from './words.js';

export class Listing {
  /** @param {() => void} onChange told when there is more to show, or something else */
  constructor(path, onChange) {
    Object.assign(this, { path, onChange, items: [], next: null, answer: null, turn: 0 });
  }

  /** Asks anew: what was there before is shown until the answer is. */
  async ask(parameters) {
    this.parameters = parameters;
    await this.take(parameters, () => []);
  }

  async more() {
    await this.take({ ...this.parameters, cursor: this.next }, () => this.items);
  }

  /** An answer that comes after another question was asked is no answer to that. */
  async take(question, kept) {
    const turn = ++this.turn;
    const page = await ask(this.path, question);
    if (turn !== this.turn) {
      return;
    }
    const before = kept();
    this.answer = page;
    this.items = [...before, ...page.items];
    this.next = page.next;
    this.onChange();
  }

  /** What asks for more of it, where there is more. */
  button() {
    return this.next === null ? '' : html`<p class="next"><button class="btn" @click=${() => this.more()}>${t('register.more')}</button></p>`;
  }
}
