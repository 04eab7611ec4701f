// What is said over every page: that the server cannot be reached, or that this browser has found the log altered.
import { html } from '/webjars/lit-html/lit-html.js';
import { number, t } from './words.js';

const BROKEN = 'hansa.broken';

/** @param {() => void} onChange told when there is something else to say */
export class Notices {
  constructor(onChange) {
    this.since = null;
    addEventListener('hansa-unreached', () => this.unreached(onChange));
    addEventListener('offline', () => this.unreached(onChange));
    addEventListener('hansa-reached', () => {
      if (this.since) {
        this.since = null;
        onChange();
      }
    });
    addEventListener('hansa-verified', onChange);
  }

  unreached(onChange) {
    this.since ??= new Date();
    onChange();
  }

  parts() {
    const entry = broken();
    return html`
      ${entry === null ? '' : html`<p class="notice alarm" role="alert">
        ${entry ? t('notice.broken', { number: number(Number(entry)) }) : t('audit.broken')}</p>`}
      ${this.since ? html`<p class="notice" role="status">${t('notice.offline', { time: this.since.toTimeString().slice(0, 5) })}</p>` : ''}`;
  }
}

/** The entry that this browser found altered, empty where it was not one alone; null if the log held when it was verified last. */
function broken() {
  try {
    return localStorage.getItem(BROKEN);
  } catch {
    return null;
  }
}

/** @param {boolean} isGood @param {number | null} entry the first that is not what was published of it */
export function verified(isGood, entry) {
  try {
    if (isGood) {
      localStorage.removeItem(BROKEN);
    } else {
      localStorage.setItem(BROKEN, entry ?? '');
    }
  } catch {
    // A browser that keeps nothing says it on the page of the verification alone.
  }
  dispatchEvent(new Event('hansa-verified'));
}
