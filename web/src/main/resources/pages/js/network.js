// What is particular to a network: its roll on the day.
import { html } from '/webjars/lit-html/lit-html.js';
import { said } from './dates.js';
import { ask } from './interface.js';
import { called, pageOf } from './records.js';
import { standing } from './standings.js';
import { number, t, term } from './words.js';

const SHOWN = 200;

async function roll(id, clocks) {
  const page = await ask('/api/memberships', { network: id, limit: SHOWN, ...clocks });
  return { members: page.items, hasMore: page.next !== null };
}

export { roll as ask };

export function says(network, { members, hasMore }) {
  return t('network.says', { name: network.name, count: members.length, number: number(members.length), more: hasMore });
}

export function facts(network) {
  return [
    [t('network.founders'), called(network.founders ?? []) || t('record.none')],
    ...(network.figures ?? []).slice(-2).map(figure => [term(figure.kind), `${term(figure.qualifier)} ${number(figure.value)}, ${figure.asOf ?? ''}`]),
  ];
}

export function parts(network, { members }) {
  return html`<section class="part"><header><h2>${t('network.members')}</h2></header>
    ${members.length ? html`<ol class="records">${members.map(member => html`<li>
      <span class="name"><a href=${pageOf({ kind: 'MEMBERSHIP', id: member.id })}>${member.parties.filter(party => party.city)
        .map(party => party.name).join(', ')}</a></span>
      <span>${term(member.kind)}</span><span>${standing(member.standing)}</span>
      <span class="since">${member.since ? said(member.since.edtf) : ''}</span></li>`)}</ol>`
    : html`<div class="empty"><p>${t('network.noMembers')}</p></div>`}</section>`;
}
