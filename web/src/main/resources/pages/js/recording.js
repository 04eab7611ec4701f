// What a signed-in reader may record: of a record, or a new one. Who reads the past cannot act on it.
import { html, render } from '/webjars/lit-html/lit-html.js';
import { isPast } from './clocks.js';
import { CommandForm, commandsOf, recorded, spoken } from './form.js';
import { reader } from './session.js';
import { t } from './words.js';

const MAY = new Set(['officer', 'secretariat']);

export class Recording {
  /** @param {(written: {id: string, position: number}) => Promise<void>} onWritten */
  constructor(collection, id, onWritten) {
    Object.assign(this, { collection, id, onWritten, commands: [], chosen: '' });
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

  draw() {
    render(html`<section class="part"><header><h2>${t('form.title')}</h2></header>
      ${this.written ? recorded(this.written) : ''}
      <p><label class="pick"><span>${t('form.what')}</span><select id="command" @change=${event => this.choose(event.target.value)}>
        <option value="">${t('form.choose')}</option>
        ${this.commands.map(command => html`<option value=${command.path} ?selected=${command.path === this.chosen}>
          ${spoken(command.name || t('form.new'))}</option>`)}</select></label></p>
      <div id="form"></div></section>`, this.host);
  }

  async choose(path) {
    this.chosen = path;
    this.written = null;
    this.draw();
    const place = this.host.querySelector('#form');
    if (path) {
      await new CommandForm(place, path, this.id, written => this.take(written)).begin();
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
