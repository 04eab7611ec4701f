// What is particular to an exchange: the flow of each line, from offer to account, and the law that it obeys.
import { html } from '/webjars/lit-html/lit-html.js';
import { aid, told } from './aid.js';
import { nothing } from './controls.js';
import { inShort } from './dates.js';
import { flow } from './flow.js';
import { ask } from './interface.js';
import { standing } from './standings.js';
import { t } from './words.js';

async function books(id, clocks) {
  return ask(`/api/exchanges/${id}/ledger`, clocks);
}

export { books as ask };

export function says(exchange, { lines, addsUp }) {
  return t('exchange.says', { crisis: exchange.crisis.name, count: lines.length, addsUp });
}

export function facts(exchange) {
  return [
    [t('exchange.crisis'), exchange.crisis.name],
    [t('exchange.between'), exchange.participants.map(calledOne).join(', ')],
  ];
}

/** What the commands of an exchange name of it, by its keys. */
export function choices({ participants, needs, offers, commitments }) {
  const parties = participants.map(one => ({ value: one.key, label: calledOne(one) }));
  const keyed = items => items.map(item => ({ value: item.key, label: aid(item.aid) }));
  const sent = ({ aid: of, consignments }) => consignments.map(one => ({ value: one.key, label: `${told(one.quantity, of)} ${aid(of)}` }));
  return {
    participant: parties, from: parties, to: parties, need: keyed(needs), offer: keyed(offers), commitment: keyed(commitments),
    consignment: commitments.flatMap(sent),
  };
}

export function parts(exchange, { lines, offers, addsUp }) {
  const drawn = line => flow(line, exchange.commitments.find(one => one.key === line.key), offers.find(one => one.key === line.offer));
  return html`<section class="part"><header><h2>${t('exchange.flow')}</h2>
      <span class="small quiet">${t(addsUp ? 'exchange.addsUp' : 'exchange.doesNot')}</span></header>
    ${lines.length ? lines.map(line => html`<figure class="flow">
      <figcaption><strong>${aid(line.aid)}</strong>, ${line.from.name} ${t('exchange.to')} ${line.to.name}</figcaption>
      <div class="wide" tabindex="0" role="region" aria-label=${t('exchange.flowOf', { aid: aid(line.aid) })}>${drawn(line)}</div>
      ${law(line)}</figure>`)
    : nothing(t('exchange.nothing'))}</section>
    ${asked('exchange.needs', exchange, exchange.needs, need => need.participant, need => need.neededBy)}
    ${asked('exchange.offers', exchange, exchange.offers, offer => offer.from, offer => offer.validUntil)}`;
}

/** A city by its name in the register, anybody else by their own. */
function calledOne({ name, organisation }) {
  return name ?? organisation?.name ?? '';
}

/** What is needed or offered, by whom, and what became of it. */
function asked(title, { participants }, items, by, until) {
  const named = key => calledOne(participants.find(one => one.key === key) ?? { name: key });
  return items.length ? html`<section class="part"><header><h2>${t(title)}</h2></header><ol class="records">${items.map(item => html`<li>
      <span class="name">${item.quantity === undefined ? '' : told(item.quantity, item.aid)} ${aid(item.aid)}
        <span class="quiet">${named(by(item))}</span></span>
      <span>${item.on ? inShort(item.on) : ''}</span><span>${standing(item.standing)}</span>
      <span class="since">${until(item) ? t('membership.until', { date: inShort(until(item)) }) : ''}</span></li>`)}</ol></section>` : '';
}

/** What is not told is drawn as there being some. */
function amount(quantity) {
  return typeof quantity === 'number' ? quantity : quantity ? 1 : 0;
}

/** The law as an equation, with the numbers of the picture. */
function law({ balance, addsUp, aid: of }) {
  const part = (stage, sign) => html`<span class="term"><b>${told(balance[stage], of)}</b>
    <small>${t(`exchange.${stage}`).toLowerCase()}</small></span>${sign ? html`<span class="sign-of">${sign}</span>` : ''}`;
  const isOffered = balance.offered !== undefined;
  const moved = ['distributed', 'passedOn', 'returned', 'lost', 'onHand'].filter(stage => stage !== 'passedOn' || amount(balance.passedOn) > 0);
  return html`<div class="law"><p class="equation">${moved.map((stage, index) => part(stage, index + 1 < moved.length ? '+' : '='))}
    ${part('received', '≤')}${part('dispatched', '≤')}${part('accepted', isOffered ? '≤' : '')}${isOffered ? part('offered', '') : ''}</p>
    <p class="verdict">${t(addsUp ? balance.complete ? 'exchange.holds' : 'exchange.open' : 'exchange.broken')}</p></div>`;
}
