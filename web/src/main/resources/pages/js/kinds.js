// The kinds of partnership, in the order in which every list and key has them.
import { html } from '/webjars/lit-html/lit-html.js';
import { term } from './words.js';

export const KINDS = ['TWINNING', 'FRIENDSHIP', 'PROJECT', 'SOLIDARITY', 'CONTACT'];

/** Its line, whose pattern tells it without the colour, and its word. */
export function kind(name) {
  return html`<span class="kind" data-kind=${name}>${term(name)}</span>`;
}
