// The secretariat's desk: a page for each of what it is asked for, all by the same head.
import { html, render } from '/webjars/lit-html/lit-html.js';
import { at, clocks, today } from './clocks.js';
import { day, inWords } from './days.js';
import { pastNote, timeFor } from './timing.js';
import { t } from './words.js';

const SECTIONS = {
  due: { path: '/desk', module: () => import('./desk-due.js') },
  board: { path: '/desk/board', module: () => import('./desk-board.js') },
  members: { path: '/desk/members', module: () => import('./desk-members.js') },
  disagreements: { path: '/desk/disagreements', module: () => import('./desk-disagreements.js') },
  import: { path: '/desk/import', module: () => import('./desk-import.js') },
};

export async function show(main, name = 'due') {
  const { Section } = await SECTIONS[name].module();
  const desk = new Desk(main, name);
  await desk.begin(new Section(() => desk.draw()));
}

/**
 * A section has a heading of the day, draws itself, and asks again when a clock has moved; one whose answer is no matter of
 * days has no clocks.
 */
class Desk {
  constructor(main, name) {
    Object.assign(this, { main, name });
  }

  async begin(section) {
    this.section = section;
    document.title = `Hansa: ${t(`desk.${this.name}`)}`;
    render(html`<div id="time"></div><div class="page" id="desk"></div>`, this.main);
    await section.ask();
    if (!section.isTimeless) {
      this.time = await timeFor(this.main.querySelector('#time'), new Map(), () => this.draw(), () => this.again());
    }
    this.draw();
  }

  async again() {
    const host = this.main.querySelector('#desk');
    host.classList.add('wait');
    try {
      await this.section.ask();
      this.draw();
    } finally {
      host.classList.remove('wait');
    }
  }

  get on() {
    return this.time?.asOf ?? (clocks().asOf ? day(clocks().asOf) : today());
  }

  draw() {
    render(html`
      <nav class="parts" aria-label=${t('head.desk')}>${Object.entries(SECTIONS).map(([name, { path }]) => html`<a href=${at(path)}
        aria-current=${name === this.name ? 'page' : 'false'}>${t(`desk.${name}`)}</a>`)}</nav>
      <div class="top"><div><h1>${t(`desk.${this.name}.title`, { day: inWords(this.on) })}</h1>
        <p class="say">${this.section.says()}</p>
        ${this.section.isTimeless ? '' : pastNote()}</div></div>
      ${this.section.parts()}`, this.main.querySelector('#desk'));
  }
}
