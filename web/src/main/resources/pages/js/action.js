// What is particular to a joint action: who takes part, what came of it.
import { html } from '/webjars/lit-html/lit-html.js';
import { said } from './dates.js';
import { called } from './records.js';
import { t } from './words.js';

export function says(action) {
  return action.plan?.text;
}

export function facts(action) {
  return [
    [t('action.cities'), called(action.parties) || t('record.none')],
    [t('action.scheduled'), action.scheduled ? said(action.scheduled) : t('record.none')],
  ];
}

export function parts({ outcomes, demands }) {
  const list = (title, items) => items?.length
    ? html`<section class="part"><header><h2>${t(title)}</h2></header><ol class="lines">${items.map(item => html`<li>
        <span class="when">${item.on ? said(item.on) : ''}</span><span>${item.text ?? item.value?.text ?? item.key}</span></li>`)}</ol></section>`
    : '';
  return html`${list('action.outcomes', outcomes)}${list('action.demands', demands)}`;
}
