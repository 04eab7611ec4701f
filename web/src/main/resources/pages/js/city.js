// What is particular to a city: what it keeps, where it is a member, whom it helped.
import { html } from '/webjars/lit-html/lit-html.js';
import { said } from './dates.js';
import { ask } from './interface.js';
import { kind } from './kinds.js';
import { pageOf } from './records.js';
import { standing } from './standings.js';
import { t } from './words.js';

const SHOWN = 200;

async function kept(id, clocks) {
  const [partnerships, memberships, exchanges] = await Promise.all(
    ['partnerships', 'memberships', 'exchanges'].map(register => ask(`/api/${register}`, { city: id, limit: SHOWN, ...clocks })));
  return { partnerships: partnerships.items, memberships: memberships.items, exchanges: exchanges.items };
}

export { kept as ask };

export function says(city, { partnerships, memberships }) {
  return t('city.says', { name: city.name, partnerships: partnerships.length, memberships: memberships.length });
}

export function facts(city) {
  return (city.identifiers ?? []).map(({ value }) => [value.scheme, value.value]);
}

export function parts(city, { partnerships, memberships, exchanges }) {
  const others = record => record.parties.filter(party => party.city !== city.id).map(party => party.name).join(', ');
  const list = (title, items, of, line) => html`<section class="part"><header><h2>${t(title)}</h2></header>
    ${items.length ? html`<ol class="records">${items.map(item => html`<li>
      <span class="name"><a href=${pageOf({ kind: of, id: item.id })}>${line(item)}</a></span>
      <span>${of === 'PARTNERSHIP' ? kind(item.kind) : ''}</span><span>${standing(item.standing)}</span>
      <span class="since">${item.since ? said(item.since.edtf) : ''}</span></li>`)}</ol>`
    : html`<div class="empty"><p>${t('city.none')}</p></div>`}</section>`;
  return html`
    ${list('head.partnerships', partnerships, 'PARTNERSHIP', others)}
    ${list('city.memberships', memberships, 'MEMBERSHIP', others)}
    ${list('head.exchanges', exchanges, 'EXCHANGE', item => item.title ?? others(item))}`;
}
