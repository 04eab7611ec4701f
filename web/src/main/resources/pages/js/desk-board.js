// Who needs what, who offers it, what is on its way; and by one click the acceptance of what is offered.
import { html } from '/webjars/lit-html/lit-html.js';
import { aid, told } from './aid.js';
import { cite, clocks, isPast } from './clocks.js';
import { choice, listOr } from './controls.js';
import { inShort, said } from './dates.js';
import { recorded } from './form.js';
import { caughtUp, give, Problem } from './interface.js';
import { Listing } from './listing.js';
import { pageOf } from './records.js';
import { reader } from './session.js';
import { number, t, term } from './words.js';

const PAGE = 50;
const KINDS = ['GOODS', 'FUNDS', 'PERSONNEL', 'PATIENTS', 'EXPERTISE', 'TRANSPORT'];

export class Section {
  constructor(draw) {
    Object.assign(this, { draw, kind: new URLSearchParams(location.search).get('kind'), refused: new Map() });
    this.board = new Listing('/api/board', draw);
  }

  ask(minPosition) {
    return this.board.ask({ kind: this.kind, limit: PAGE, minPosition, ...clocks() });
  }

  narrow(kind) {
    this.kind = kind || null;
    cite({ kind: this.kind });
    return this.ask();
  }

  of(what) {
    return this.board.items.filter(item => item.what === what);
  }

  says() {
    const [needs, offers, lines] = ['NEED', 'OFFER', 'LINE'].map(what => this.of(what).length);
    return t('desk.board.says', { needs, offers, lines });
  }

  parts() {
    return html`
      <form class="filters" @submit=${event => event.preventDefault()}>
        ${choice('kind', t('desk.board.kind'), KINDS.map(kind => [kind, term(kind)]), this.kind, kind => this.narrow(kind))}
      </form>
      ${this.written ? recorded(this.written) : ''}
      ${this.part('needs', this.of('NEED'), need => this.need(need))}
      ${this.part('offers', this.of('OFFER'), offer => this.offer(offer))}
      ${this.part('lines', this.of('LINE'), line => this.line(line))}
      ${this.board.button()}`;
  }

  part(name, items, line) {
    return html`<section class="part" id=${name}><header><h2>${t(`desk.board.${name}`)}</h2></header>
      ${listOr(items, 'board', line, t(`desk.board.${name}.none`))}</section>`;
  }

  need(need) {
    const others = need.offersInAll - need.offers.length;
    return html`<li>
      <div class="what"><a href=${pageOf({ kind: 'EXCHANGE', id: need.id })}>${aid(need.aid)}</a> ${possibly(need)}
        <span>${need.participant.name}, ${need.exchange.crisis.name}</span></div>
      <div class="amounts">${amount(need.uncovered, need.needed, need.aid)}
        <span>${need.neededBy ? t('desk.board.by', { date: inShort(need.neededBy) }) : t('overview.undated')}</span></div>
      <ul class="matches">
        ${need.offers.map(offer => this.match(need, offer))}
        ${need.onTheWay.map(line => html`<li>
          <span>${t('desk.board.coming', { name: line.from.name, number: told(line.outstanding, need.aid) })}</span></li>`)}
        ${need.offers.length + need.onTheWay.length ? '' : html`<li class="quiet">${t('desk.board.unmatched')}</li>`}
        ${others > 0 ? html`<li class="quiet">${t('desk.board.others', { number: number(others) })}</li>` : ''}
      </ul></li>`;
  }

  /** What is offered within the need's own exchange can be accepted here, as much of it as is needed. */
  match(need, offer) {
    const key = `${offer.id} ${offer.key}`;
    const quantity = isNumber(offer.unclaimed) && isNumber(need.uncovered) ? Math.min(offer.unclaimed, need.uncovered) : offer.unclaimed;
    const mayAccept = offer.id === need.id && isNumber(quantity) && quantity > 0 && reader() && !isPast();
    const refused = this.refused.get(key);
    return html`<li><span>${t('desk.board.offered', { name: offer.from.name, number: told(offer.unclaimed, offer.aid) })}
        ${aid(offer.aid)} <span class="quiet">${[t(`desk.board.match.${offer.match.by}`), offer.match.coversAll ? t('desk.board.covers') : null]
          .filter(Boolean).join(', ')}</span></span>
      ${mayAccept ? html`<button class="btn" ?disabled=${this.isBusy} @click=${() => this.accept(need, offer, quantity)}>
        ${t('desk.board.accept', { number: told(quantity, need.aid), name: offer.from.name })}</button>` : ''}
      ${refused ? html`<div class="refusal" role="alert"><strong>${refused.title}</strong> ${refused.detail}</div>` : ''}</li>`;
  }

  async accept(need, offer, quantity) {
    this.isBusy = true;
    this.refused.clear();
    this.draw();
    try {
      this.written = await give(`/api/exchanges/${offer.id}/accept-offer`, {
        offer: offer.key, commitment: `${need.key}-${crypto.randomUUID().slice(0, 8)}`, to: need.participant.key, quantity, need: need.key,
      });
      await caughtUp(() => this.ask(this.written.position), () => {});
    } catch (thrown) {
      if (!(thrown instanceof Problem)) {
        throw thrown;
      }
      this.refused.set(`${offer.id} ${offer.key}`, thrown.document);
    } finally {
      this.isBusy = false;
      this.draw();
    }
  }

  offer(offer) {
    return html`<li>
      <div class="what"><a href=${pageOf({ kind: 'EXCHANGE', id: offer.id })}>${aid(offer.aid)}</a> ${possibly(offer)}
        <span>${between(offer)}, ${offer.exchange.crisis.name}</span></div>
      <div class="amounts">${amount(offer.unclaimed, offer.offered, offer.aid)}
        <span>${said(offer.since.edtf)}</span></div></li>`;
  }

  line(line) {
    return html`<li>
      <div class="what"><a href=${pageOf({ kind: 'EXCHANGE', id: line.id })}>${aid(line.aid)}</a> ${possibly(line)}
        <span>${between(line)}, ${line.exchange.crisis.name}</span></div>
      <div class="amounts">${amount(line.outstanding, line.committed, line.aid)}
        <span>${term(line.way)}</span></div></li>`;
  }
}

/** How much of how much; of what is not told there is nothing to compare. */
function amount(part, all, of) {
  return html`<b>${told(part, of)}</b> ${isNumber(all) ? t('desk.board.of', { all: told(all, of) }) : ''}`;
}

function between({ from, to }) {
  return to ? t('desk.board.fromTo', { from: from.name, to: to.name }) : t('desk.board.from', { from: from.name });
}

/** How many patients there are is not told to everybody. */
function isNumber(quantity) {
  return typeof quantity === 'number';
}

function possibly({ certainty }) {
  return certainty === 'POSSIBLE' ? html`<span class="may">${t('register.possibly')}</span>` : '';
}
