// What is particular to a membership: its periods, and what the city owes the network.
import { html } from '/webjars/lit-html/lit-html.js';
import { inShort, said } from './dates.js';
import { standing } from './standings.js';
import { t, term } from './words.js';

export function name({ city, network }) {
  return html`${city.name} <em class="amp">${t('membership.in')}</em> ${network.name}`;
}

export function facts(membership) {
  return [
    [t('membership.class'), term(membership.memberClass ?? membership.kind)],
    [t('membership.rules'), membership.ruleVersion ?? t('record.none')],
  ];
}

/** An obligation is fulfilled or extended by its key. */
export function choices({ obligations }) {
  return { key: obligations.map(one => ({ value: one.key, label: one.title ?? one.key })) };
}

export function parts({ periods, obligations }) {
  return html`
    <section class="part"><header><h2>${t('membership.periods')}</h2></header>
      <ol class="records">${periods.map(period => html`<li><span class="name">${standing(period.standing)}</span>
        <span>${period.memberClass ? term(period.memberClass) : ''}</span>
        <span>${period.from ? said(period.from) : ''}</span><span class="since">${period.until ? t('membership.until', { date: inShort(period.until) }) : t('membership.still')}</span></li>`)}</ol></section>
    <section class="part"><header><h2>${t('membership.obligations')}</h2></header>
      ${obligations.length ? html`<ol class="records">${obligations.map(one => html`<li><span class="name">${one.title ?? one.key}</span>
        <span>${term(one.state ?? one.standing ?? '')}</span><span></span>
        <span class="since">${one.dueBy ? said(one.dueBy) : one.due ? said(one.due) : ''}</span></li>`)}</ol>`
      : html`<div class="empty"><p>${t('membership.owesNothing')}</p></div>`}</section>`;
}
