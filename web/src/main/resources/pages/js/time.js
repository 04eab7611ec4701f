// The time control: two clocks that are dragged. What was true on a day, in ink; as the record stood on a day, in magenta.
import { html, render } from '/webjars/lit-html/lit-html.js';
import { cite, clocks, today } from './clocks.js';
import { day, firstDayOf, inWords, iso, plusMonths, yearOf } from './days.js';
import { element } from './svg.js';
import { t } from './words.js';

const WHOLE_PLAY = 24_000;
const STILL_STEP = 1_200;
const NARROW = 460;
/** Years that are so many times taller than the usual one are cut, and numbered. */
const CUT = 4;

/**
 * @typedef {{asOf: number, knownAt: number | null}} Moment knownAt is null for now
 */
export class TimeControl {
  /**
   * @param {HTMLElement} host
   * @param {{from: number, recordedFrom: number, beginnings: Map<number, number>, recordings?: number[], onStep: (moment: Moment) => void,
   *   onRest: (moment: Moment) => void}} options onStep is told at most once a frame, onRest when the hand lets go;
   *   recordings are the days on which what is shown was recorded
   */
  constructor(host, { from, recordedFrom, beginnings, recordings = [], onStep, onRest }) {
    const now = today();
    const given = clocks();
    Object.assign(this, { host, from, now, beginnings, recordings, onStep, onRest });
    this.recordedFrom = Math.min(recordedFrom, now - 1);
    this.asOf = within(given.asOf ? day(given.asOf) : now, from, now);
    this.knownAt = given.knownAt ? within(day(given.knownAt.slice(0, 10)), this.recordedFrom, now) : now;
    this.isOpen = given.knownAt !== undefined;
    this.playing = null;
    this.isQueued = false;
    host.className = 'time';
    host.setAttribute('role', 'region');
    host.setAttribute('aria-label', t('time.region'));
    this.write();
    new ResizeObserver(() => this.draw()).observe(host.querySelector('.ruler'));
  }

  write() {
    render(html`
      <button class="btn play" @click=${() => this.play()}><svg viewBox="0 0 14 14" aria-hidden="true"><path d="M2 0l11 7-11 7z"/></svg></button>
      <div class="read"><span>${t('time.asOf')}</span><output></output></div>
      <div class="ruler"><svg aria-hidden="true"></svg>
        <input type="range" id="as-of" aria-label=${t('time.asOf')} min=${this.from} max=${this.now} step="1"
          @input=${event => this.step({ asOf: Number(event.target.value) })} @change=${() => this.rest()}
          @keydown=${event => this.key(event, 'asOf', this.from)}></div>
      <div class="second" ?data-open=${this.isOpen}>
        <span></span>
        <div class="read"><span>${t('time.knownAt')}</span>${this.isOpen
          ? html`<output></output>`
          : html`<button class="tool known" title=${t('time.open')} @click=${() => this.open()}>${t('time.now')}</button>`}</div>
        <div class="ruler"><svg aria-hidden="true"></svg>
          <input type="range" id="known-at" aria-label=${t('time.knownAt')} min=${this.recordedFrom} max=${this.now} step="1"
            @input=${event => this.step({ knownAt: Number(event.target.value) })} @change=${() => this.rest()}
            @keydown=${event => this.key(event, 'knownAt', this.recordedFrom)}></div>
      </div>`, this.host);
    [this.asOfInput, this.knownAtInput] = this.host.querySelectorAll('input');
    this.show();
  }

  open() {
    this.isOpen = true;
    this.write();
    this.draw();
    this.knownAtInput.focus();
  }

  moment() {
    return { asOf: this.asOf, knownAt: this.knownAt === this.now ? null : this.knownAt };
  }

  step(next) {
    this.stop();
    Object.assign(this, next);
    if (!this.isQueued) {
      this.isQueued = true;
      requestAnimationFrame(() => {
        this.isQueued = false;
        this.tell();
      });
    }
  }

  rest() {
    cite({
      asOf: this.asOf === this.now ? null : iso(this.asOf),
      knownAt: this.knownAt === this.now ? null : iso(this.knownAt),
    });
    this.show();
    this.onRest(this.moment());
  }

  tell() {
    this.show();
    this.onStep(this.moment());
  }

  /** Arrows a month, with Shift a day; the page keys a year. */
  key(event, clock, from) {
    const months = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12 }[event.key];
    if (months === undefined) {
      return;
    }
    event.preventDefault();
    const next = event.shiftKey && Math.abs(months) === 1 ? this[clock] + months : plusMonths(this[clock], months);
    this.stop();
    this[clock] = within(next, from, this.now);
    this.tell();
    this.rest();
  }

  toNow() {
    this.stop();
    Object.assign(this, { asOf: this.now, knownAt: this.now });
    this.tell();
    this.rest();
  }

  play() {
    if (this.playing !== null) {
      this.stop();
      this.rest();
      return;
    }
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const first = this.asOf >= this.now ? this.from : this.asOf;
    const began = performance.now();
    let decade = yearOf(first);
    const tick = () => {
      const passed = (performance.now() - began) / WHOLE_PLAY * (this.now - this.from);
      decade += 10;
      this.asOf = Math.min(this.now, isStill ? firstDayOf(decade) : Math.round(first + passed));
      this.tell();
      if (this.asOf === this.now) {
        this.stop();
        this.rest();
      } else {
        this.playing = isStill ? setTimeout(tick, STILL_STEP) : requestAnimationFrame(tick);
      }
    };
    this.asOf = first;
    this.playing = requestAnimationFrame(tick);
    this.show();
  }

  stop() {
    if (this.playing !== null) {
      cancelAnimationFrame(this.playing);
      clearTimeout(this.playing);
      this.playing = null;
      this.show();
    }
  }

  x(given) {
    return (given - this.from) / (this.now - this.from) * this.width;
  }

  /** The skyline of beginnings, the graduated border of a chart, and the record's own clock: a thin line. */
  draw() {
    const [ruler, second] = this.host.querySelectorAll('.ruler svg');
    this.width = ruler.clientWidth;
    if (!this.width) {
      return;
    }
    const height = ruler.clientHeight;
    const base = height - 24;
    ruler.replaceChildren();
    this.skyline(ruler, base);
    this.border(ruler, base, height);
    this.handle = ruler.appendChild(element('g', {},
      element('line', { y1: 4, y2: base + 7, class: 'ink' }),
      element('path', { d: 'M-7 0h14v5l-7 8-7-8z' })));
    this.drawSecond(second);
    this.show();
  }

  skyline(ruler, base) {
    const years = [];
    for (let year = yearOf(this.from); year <= yearOf(this.now); year++) {
      years.push(year);
    }
    const counts = years.map(year => this.beginnings.get(year) ?? 0);
    const usual = counts.filter(count => count > 0).sort((one, other) => one - other);
    const cut = Math.max(4, CUT * (usual[Math.floor(usual.length * .75)] ?? 1));
    const most = Math.max(1, ...counts.map(count => Math.min(cut, count)));
    const step = this.width / years.length;
    this.bars = [];
    years.forEach((year, index) => {
      const count = counts[index];
      if (count === 0) {
        return;
      }
      const tall = Math.min(cut, count) / most * (base - 14);
      const left = this.x(firstDayOf(year));
      const bar = element('rect', { x: left + .5, y: base - 3 - tall, width: Math.max(1, step - 1), height: tall });
      this.bars.push([year, ruler.appendChild(bar)]);
      if (count > cut) {
        ruler.append(
          element('path', { d: `M${left - 3} ${base - tall + 7}l${step + 6} -5v3l${-step - 6} 5z`, class: 'cut' }),
          element('text', { x: left + step + 4, y: base - tall + 4, class: 'quiet' }, String(count)));
      }
    });
  }

  /** Decades alternate; years do where there are few. */
  border(ruler, base, height) {
    const [first, last] = [yearOf(this.from), yearOf(this.now)];
    const unit = last - first < 15 ? 1 : 10;
    for (let year = first - first % unit; year <= last; year += unit) {
      const left = this.x(Math.max(this.from, firstDayOf(year)));
      const right = this.x(Math.min(this.now, firstDayOf(year + unit)));
      if (right > left) {
        const isDark = year / unit % 2 === 1;
        ruler.append(element('rect', { x: left, y: base, width: right - left, height: 5, class: isDark ? 'dark' : 'light' }));
      }
    }
    const every = unit * (this.width < NARROW ? 2 : 1);
    for (let year = Math.ceil(first / every) * every; year <= last; year += every) {
      const x = this.x(firstDayOf(year));
      if (x >= 0 && x <= this.width - 14) {
        ruler.append(element('text', { x: Math.max(0, x), y: height - 2, 'text-anchor': x < 14 ? 'start' : 'middle' }, String(year)));
      }
    }
  }

  drawSecond(second) {
    const width = second.clientWidth;
    const x = given => (given - this.recordedFrom) / (this.now - this.recordedFrom) * width;
    second.replaceChildren(element('line', { x1: 0, x2: width, y1: 14, y2: 14, class: 'known-line' }));
    for (let year = yearOf(this.recordedFrom) + 1; year <= yearOf(this.now); year++) {
      const left = x(firstDayOf(year));
      second.append(
        element('line', { x1: left, x2: left, y1: 8, y2: 20, class: 'known-line' }),
        element('text', { x: left, y: 33, 'text-anchor': 'middle', class: 'known-text' }, String(year)));
    }
    for (const recorded of new Set(this.recordings)) {
      second.append(element('line', { x1: x(recorded), x2: x(recorded), y1: 10, y2: 18, class: 'stitch' }));
    }
    this.knownHandle = second.appendChild(element('path', { d: 'M0 5l7 9-7 9-7-9z', class: 'known-fill' }));
    this.knownX = x;
  }

  show() {
    const [asOf, knownAt] = this.host.querySelectorAll('output');
    write(asOf, this.asOf === this.now ? t('time.today', { day: inWords(this.asOf) }) : inWords(this.asOf));
    this.asOfInput.value = this.asOf;
    this.asOfInput.setAttribute('aria-valuetext', asOf.textContent);
    this.knownAtInput.value = this.knownAt;
    if (knownAt) {
      write(knownAt, this.knownAt === this.now ? t('time.now') : inWords(this.knownAt));
      this.knownAtInput.setAttribute('aria-valuetext', knownAt.textContent);
    }
    const name = this.playing === null ? t('time.play', { year: yearOf(this.from) }) : t('time.pause');
    this.host.querySelector('.play').setAttribute('aria-label', name);
    if (this.handle) {
      this.handle.setAttribute('transform', `translate(${this.x(this.asOf)} 0)`);
      this.knownHandle.setAttribute('transform', `translate(${this.knownX(this.knownAt)} 0)`);
      const year = yearOf(this.asOf);
      for (const [of, bar] of this.bars) {
        const name = of <= year ? 'bar' : 'bar ahead';
        if (bar.getAttribute('class') !== name) {
          bar.setAttribute('class', name);
        }
      }
    }
  }
}

function within(given, from, to) {
  return Math.min(to, Math.max(from, given));
}

function write(output, text) {
  if (output.textContent !== text) {
    output.textContent = text;
  }
}
