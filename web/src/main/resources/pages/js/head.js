// The head of every page.
import { html, render } from '/webjars/lit-html/lit-html.js';
import { at } from './clocks.js';
import { Notices } from './notices.js';
import { reader, signIn, signOut } from './session.js';
import { language, t } from './words.js';

const PAGES = [
  ['/', 'head.overview'],
  ['/cities', 'head.cities'],
  ['/partnerships', 'head.partnerships'],
  ['/networks', 'head.networks'],
  ['/exchanges', 'head.exchanges'],
  ['/actions', 'head.actions'],
  ['/desk', 'head.desk'],
  ['/charts', 'head.charts'],
  ['/audit', 'head.audit'],
];

export function head(host) {
  const root = document.documentElement;
  const notices = new Notices(() => draw());
  const here = `/${location.pathname.split('/')[1]}`;

  function keep(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      // A browser that keeps nothing asks again.
    }
  }

  function turn() {
    root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
    keep('hansa.theme', root.dataset.theme);
    dispatchEvent(new Event('hansa-theme'));
    draw();
  }

  function speak(other) {
    keep('hansa.language', other);
    const address = new URL(location);
    address.searchParams.delete('lang');
    location.replace(address);
  }

  function open() {
    host.toggleAttribute('data-open');
    draw();
  }

  function draw() {
    const other = language === 'de' ? 'en' : 'de';
    const known = reader();
    render(html`
      <a class="skip" href="#main">${t('head.skip')}</a>
      <a class="mark" href=${at('/')}>Hansa</a>
      <nav aria-label=${t('head.main')} id="pages">
        ${PAGES.map(([path, name]) => html`<a href=${at(path)} aria-current=${path === here ? 'page' : 'false'}>${t(name)}</a>`)}
      </nav>
      <span class="tools">
        <button class="tool" lang=${other} @click=${() => speak(other)}>${other === 'de' ? 'Deutsch' : 'English'}</button>
        <button class="tool" @click=${turn}>${t(root.dataset.theme === 'dark' ? 'head.day' : 'head.night')}</button>
        ${known
          ? html`<button class="tool" title=${t('head.signedInAs', { name: known.name })} @click=${signOut}>
            <span class="who">${known.name}: </span>${t('head.signOut')}</button>`
          : html`<button class="tool" @click=${signIn}>${t('head.signIn')}</button>`}
      </span>
      <div class="notices">${notices.parts()}</div>
      <button class="tool menu" aria-expanded=${host.hasAttribute('data-open')} aria-controls="pages" @click=${open}>
        ${t('head.menu')}</button>`, host);
  }

  host.replaceChildren();
  draw();
}
