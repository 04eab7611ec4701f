// The roll of a network on the day of the time control: who is a member, of which class, and how many.
import { html } from '/webjars/lit-html/lit-html.js';
import { cite, clocks } from './clocks.js';
import { choice, listOr, named } from './controls.js';
import { said } from './dates.js';
import { address, ask } from './interface.js';
import { Listing } from './listing.js';
import { own } from './mandates.js';
import { called, pageOf } from './records.js';
import { standing } from './standings.js';
import { number, t, term } from './words.js';

const PAGE = 200;

export class Section {
  constructor(draw) {
    Object.assign(this, { draw, network: new URLSearchParams(location.search).get('network') });
    this.roll = new Listing('/api/members', draw);
  }

  /** The reader's own network, where the address names none. */
  async ask() {
    this.networks ??= (await ask('/api/networks', { limit: PAGE })).items;
    this.network ??= (await own()).find(party => party.kind === 'NETWORK')?.id ?? this.networks[0]?.id ?? null;
    if (this.network) {
      await this.roll.ask({ ...this.question(), limit: PAGE });
    }
  }

  question() {
    const { asOf, knownAt } = clocks();
    return { network: this.network, on: asOf, knownAt };
  }

  narrow(network) {
    this.network = network;
    cite({ network });
    return this.ask();
  }

  says() {
    const { all } = this.roll.answer ?? {};
    return all
      ? t('desk.members.says', { certain: all.certain, possible: all.possible - all.certain, number: number(all.certain) })
      : t('desk.members.noNetwork');
  }

  parts() {
    const { classes = [], rule } = this.roll.answer ?? {};
    return html`
      <form class="filters" @submit=${event => event.preventDefault()}>
        ${choice('network', t('overview.network'), named(this.networks), this.network, network => this.narrow(network), true)}
        ${this.network ? html`<a class="small" href=${address('/api/memberships.csv', { network: this.network, ...clocks() })}>CSV</a>` : ''}
      </form>
      <section class="part" id="roll"><header><h2>${t('desk.members.roll')}</h2>
          <span class="small">${classes.map(one => html`<span class="tally">${term(one.class)} <b>${counted(one.count)}</b></span>`)}</span></header>
        ${listOr(this.roll.items, 'records', line, t('network.noMembers'))}
        ${this.roll.button()}
        ${rule ? html`<p class="small quiet rule-of" lang="en">${rule}</p>` : ''}</section>`;
  }
}

function line(member) {
  const cities = member.parties.filter(party => party.city);
  return html`<li>
    <span class="name"><a href=${pageOf({ kind: 'MEMBERSHIP', id: member.id })}>${called(cities)}</a>
      ${member.certainty === 'POSSIBLE' ? html`<span class="may">${t('register.possibly')}</span>` : ''}</span>
    <span>${term(member.class)}</span><span>${standing(member.standing)}</span>
    <span class="since">${member.since ? said(member.since.edtf) : ''}</span></li>`;
}

/** What is certain, and besides it what is possible: never added up. */
function counted({ certain, possible }) {
  return possible > certain ? t('chart.and', { certain: number(certain), possible: number(possible - certain) }) : number(certain);
}
