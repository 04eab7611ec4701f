// The roll of a network on the day of the time control: who is a member, of which class, and how many.
import { html } from '/webjars/lit-html/lit-html.js';
import { cite, clocks } from './clocks.js';
import { said } from './dates.js';
import { address, ask } from './interface.js';
import { Listing } from './listing.js';
import { pageOf } from './records.js';
import { own } from './mandates.js';
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
    return all ? t('desk.members.says', { certain: all.certain, possible: all.possible - all.certain, number: number(all.certain) }) : t('desk.members.noNetwork');
  }

  parts() {
    const { classes = [], rule } = this.roll.answer ?? {};
    return html`
      <form class="filters" @submit=${event => event.preventDefault()}>
        <label class="pick"><span>${t('overview.network')}</span><select id="network" @change=${event => this.narrow(event.target.value)}>
          ${this.networks.map(one => html`<option value=${one.id} ?selected=${one.id === this.network}>${one.name}</option>`)}</select></label>
        ${this.network ? html`<a class="small" href=${address('/api/memberships.csv', { network: this.network, ...clocks() })}>CSV</a>` : ''}
      </form>
      <section class="part" id="roll"><header><h2>${t('desk.members.roll')}</h2>
          <span class="small">${classes.map(({ class: name, count }) => html`<span class="tally">${term(name)} <b>${counted(count)}</b></span>`)}</span></header>
        ${this.roll.items.length ? html`<ol class="records">${this.roll.items.map(member => this.line(member))}</ol>`
          : html`<div class="empty"><p>${t('network.noMembers')}</p></div>`}
        ${this.roll.button()}
        ${rule ? html`<p class="small quiet rule-of" lang="en">${rule}</p>` : ''}</section>`;
  }

  line(member) {
    return html`<li>
      <span class="name"><a href=${pageOf({ kind: 'MEMBERSHIP', id: member.id })}>${member.parties.filter(party => party.city).map(party => party.name).join(', ')}</a>
        ${member.certainty === 'POSSIBLE' ? html`<span class="may">${t('register.possibly')}</span>` : ''}</span>
      <span>${term(member.class)}</span><span>${standing(member.standing)}</span>
      <span class="since">${member.since ? said(member.since.edtf) : ''}</span></li>`;
  }
}

/** What is certain, and besides it what is possible: never added up. */
function counted({ certain, possible }) {
  return possible > certain ? t('chart.and', { certain: number(certain), possible: number(possible - certain) }) : number(certain);
}
