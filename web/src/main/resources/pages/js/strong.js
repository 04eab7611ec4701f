// A sentence with its answer in it, which stands between stars.
import { html } from '/webjars/lit-html/lit-html.js';

export function strong(sentence) {
  const [before, answer, ...after] = sentence.split('*');
  return html`${before}<strong>${answer}</strong>${after.join('*')}`;
}
