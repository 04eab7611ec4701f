// What does not agree: claims that compete, disputes that are open, figures that were reported and not counted, one side's word alone.
import { html } from '/webjars/lit-html/lit-html.js';
import { cite, clocks } from './clocks.js';
import { happened, inShort } from './dates.js';
import { Listing } from './listing.js';
import { called, pageOf } from './records.js';
import { number, t, term } from './words.js';

const PAGE = 50;
const KINDS = ['COMPETING_CLAIMS', 'OPEN_DISPUTE', 'REPORTED_FIGURE', 'ONE_SIDED'];

export class Section {
  constructor(draw) {
    const given = new URLSearchParams(location.search).get('kind');
    Object.assign(this, { draw, kind: KINDS.includes(given) ? given : null });
    this.list = new Listing('/api/discrepancies', draw);
  }

  ask() {
    return this.list.ask({ kind: this.kind, limit: PAGE, ...clocks() });
  }

  narrow(kind) {
    this.kind = kind || null;
    cite({ kind: this.kind });
    return this.ask();
  }

  says() {
    return t('desk.disagreements.says');
  }

  parts() {
    return html`
      <form class="filters" @submit=${event => event.preventDefault()}>
        <label class="pick"><span>${t('register.kind')}</span><select id="kind" @change=${event => this.narrow(event.target.value)}>
          <option value="">${t('overview.any')}</option>
          ${KINDS.map(kind => html`<option value=${kind} ?selected=${kind === this.kind}>${t(`desk.disagreements.${kind}`)}</option>`)}</select></label>
      </form>
      ${KINDS.filter(kind => !this.kind || kind === this.kind).map(kind => this.part(kind))}
      ${this.list.button()}`;
  }

  part(kind) {
    const items = this.list.items.filter(item => item.kind === kind);
    return html`<section class="part" id=${kind.toLowerCase()}><header><h2>${t(`desk.disagreements.${kind}`)}</h2></header>
      ${items.length ? html`<ol class="board">${items.map(item => html`<li>
        <div class="what"><a href=${pageOf({ kind: item.record, id: item.id })}>${called(item.parties) || term(item.record)}</a>
          ${item.certainty === 'POSSIBLE' ? html`<span class="may">${t('register.possibly')}</span>` : ''}</div>
        <div class="wider">${told(item)}</div></li>`)}</ol>`
      : html`<div class="empty"><p>${this.list.next ? t('desk.disagreements.notYet') : t('desk.disagreements.none')}</p></div>`}</section>`;
  }
}

/** What is said on the one side and on the other. */
function told(item) {
  switch (item.kind) {
    case 'COMPETING_CLAIMS':
      return html`${item.claims.map(claim => html`<span>${t('desk.disagreements.claims', { who: claim.claimant, since: inShort(claim.since) })}</span>`)}
        ${item.byRule ? html`<span>${t('desk.disagreements.byRule', { rule: term(item.byRule.rule), since: inShort(item.byRule.edtf) })}</span>` : ''}`;
    case 'OPEN_DISPUTE':
      return html`<span><code>${item.field}</code>: ${claimed(item.claim)}</span><span class="quiet">${item.reason}</span>`;
    case 'REPORTED_FIGURE':
      return html`<span>${t('desk.disagreements.reported', { kind: term(item.reported.kind), qualifier: term(item.reported.qualifier).toLowerCase(), value: number(item.reported.value),
        who: item.reported.source?.title ?? t('timeline.unsourced') })}</span>
        <span>${t('desk.disagreements.counted', { certain: number(item.counted.certain), possible: number(item.counted.possible) })}</span>`;
    default:
      return html`<span>${t('desk.disagreements.oneSided', { what: term(item.what.split('.')[1].toUpperCase().replaceAll('-', '_')), when: happened(item.effective),
        who: item.recordedBy.name, missing: called(item.missing) })}</span>`;
  }
}

function claimed(claim) {
  return typeof claim === 'string' ? claim : JSON.stringify(claim);
}
