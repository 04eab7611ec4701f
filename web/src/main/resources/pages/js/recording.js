// What a signed-in reader may record: of a record, or a new one. Who reads the past cannot act on it.
import { repeat } from '/webjars/lit-html/directives/repeat.js';
import { html, render } from '/webjars/lit-html/lit-html.js';
import { isPast } from './clocks.js';
import { CommandForm, commandsOf, recorded } from './form.js';
import { reader } from './session.js';
import { command as worded, t } from './words.js';

const MAY = new Set(['officer', 'secretariat']);

export class Recording {
  /**
   * @param {(written: {id: string, position: number}) => Promise<void>} onWritten
   * @param {() => object} [record] what a form is told of the record as it is shown then, see CommandForm
   */
  constructor(collection, id, onWritten, record = () => ({})) {
    Object.assign(this, { collection, id, onWritten, record, commands: [], chosen: '' });
  }

  async begin(host) {
    this.host = host;
    const known = reader();
    if (!known || isPast() || !known.roles.some(role => MAY.has(role))) {
      return;
    }
    this.commands = await commandsOf(this.collection, this.id);
    this.draw();
  }

  /**
   * Of the commands by these names those that can be given here, as buttons that open their form. A button is of one command for as
   * long as it is there, so that nobody who presses it gets another.
   */
  buttons(names) {
    const given = names.map(name => this.commands.find(command => command.name === name)).filter(Boolean);
    const button = ({ path, name }) => html`<button class="btn" @click=${() => this.open(path)}>${worded(name)}</button>`;
    return given.length ? html`<p class="acts">${repeat(given, ({ path }) => path, button)}</p>` : '';
  }

  async open(path) {
    await this.choose(path);
    this.host.scrollIntoView({ block: 'start' });
    this.host.querySelector('#form :is(input, select, textarea)')?.focus({ preventScroll: true });
  }

  draw() {
    render(html`<section class="part"><header><h2>${t('form.title')}</h2></header>
      ${this.written ? recorded(this.written) : ''}
      <p><label class="pick"><span>${t('form.what')}</span><select id="command" @change=${event => this.choose(event.target.value)}>
        <option value="">${t('form.choose')}</option>
        ${this.commands.map(command => html`<option value=${command.path} ?selected=${command.path === this.chosen}>
          ${worded(command.name || 'new')}</option>`)}</select></label></p>
      <div id="form"></div></section>`, this.host);
  }

  async choose(path) {
    this.chosen = path;
    this.written = null;
    this.draw();
    const place = this.host.querySelector('#form');
    if (path) {
      await new CommandForm(place, path, this.id, written => this.take(written), this.record()).begin();
    } else {
      render('', place);
    }
  }

  async take(written) {
    this.written = written;
    this.chosen = '';
    this.draw();
    render('', this.host.querySelector('#form'));
    await this.onWritten(written);
  }
}
