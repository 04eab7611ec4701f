// What is being recorded, as it happens: the newest entries, and each that follows. The interface tells them in sentences.
import { html, render } from '/webjars/lit-html/lit-html.js';
import { address, ask } from './interface.js';
import { pageOfSubject } from './records.js';
import { number, t } from './words.js';

const SHOWN = 8;

export class Feed {
  /** @param {number} position up to which the page is */
  constructor(list, standing, position) {
    Object.assign(this, { list, standing, position, lines: [], head: position });
  }

  async start() {
    const after = this.position < 3 * SHOWN ? undefined : this.position - 3 * SHOWN;
    const events = await ask('/api/feed', { after, limit: 3 * SHOWN });
    await this.add(events.slice(-SHOWN));
    this.list.classList.remove('wait');
    this.listen();
  }

  listen() {
    const source = new EventSource(address('/api/feed', { after: this.head < 0 ? undefined : this.head }));
    source.onmessage = message => this.add([JSON.parse(message.data)]);
    source.onopen = () => this.stand();
    source.onerror = () => this.standing.replaceChildren(t('overview.away'));
    addEventListener('pagehide', () => source.close());
  }

  /** Each with the sentence that its record's timeline has for it. */
  async add(events) {
    const told = await Promise.all(events.map(async event => {
      const subject = event.subject.split('/')[1];
      const position = Number(event.position);
      const timeline = await ask('/api/timeline', { subject, minPosition: position, limit: 200 }).catch(() => ({ items: [] }));
      const entry = timeline.items.find(item => item.position === position);
      return { position, subject: event.subject, sentence: entry?.sentence ?? event.type, when: entry?.when ?? event.effective };
    }));
    this.lines = [...told.reverse(), ...this.lines].slice(0, SHOWN);
    this.head = Math.max(this.head, ...events.map(event => Number(event.position)));
    this.draw();
  }

  stand() {
    this.standing.replaceChildren(t('overview.live', { number: number(this.head + 1) }));
    this.standing.classList.add('live');
  }

  draw() {
    render(this.lines.map(line => html`<li><span class="folio">${number(line.position)}</span>
      <span><a href=${pageOfSubject(line.subject)}>${line.sentence}</a> <em>${line.when}</em></span></li>`), this.list);
    this.stand();
  }
}
