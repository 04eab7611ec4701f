// What a page says that could not be shown. The same for what is not there and for what the reader may not see.
import { html, render } from '/webjars/lit-html/lit-html.js';
import { Problem } from './interface.js';
import { t } from './words.js';

export function fault(host, thrown) {
  console.error(thrown);
  render(html`<div class="page"><div class="empty" role="alert">
    <p>${said(thrown)}</p>
    <p><button class="btn" @click=${() => location.reload()}>${t('fault.again')}</button></p>
  </div></div>`, host);
}

function said(thrown) {
  if (thrown instanceof Problem) {
    return thrown.status === 404 ? t('fault.nothing') : t('fault.other', { detail: thrown.message });
  }
  return thrown instanceof TypeError && !navigator.onLine ? t('fault.offline') : t('fault.other', { detail: thrown.message });
}
