// What several pages have: a choice that narrows what is shown, and what is said where there is nothing.
import { html } from '/webjars/lit-html/lit-html.js';
import { t } from './words.js';

/**
 * @param {[string, string][]} items each value with its words
 * @param {string | null | undefined} chosen @param {(value: string) => void} onChoose told the empty text where anything will do
 * @param {boolean} [isNeeded] whether one of them is always chosen
 */
export function choice(id, label, items, chosen, onChoose, isNeeded = false) {
  return html`<label class="pick"><span>${label}</span><select id=${id} @change=${event => onChoose(event.target.value)}>
    ${isNeeded ? '' : html`<option value="">${t('overview.any')}</option>`}
    ${items.map(([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}</select></label>`;
}

/** Records by their names, as a choice takes them. */
export function named(records) {
  return records.map(({ id, name }) => [id, name]);
}

export function nothing(words) {
  return html`<div class="empty"><p>${words}</p></div>`;
}

/** The list, or what is said where there is nothing in it. */
export function listOr(items, name, line, words) {
  return items.length ? html`<ol class=${name}>${items.map(line)}</ol>` : nothing(words);
}
