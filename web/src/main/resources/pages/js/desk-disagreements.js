// What does not agree: claims that compete, disputes that are open, figures that were reported and not counted, one side's word alone.
import { html } from '/webjars/lit-html/lit-html.js';
import { cite, clocks } from './clocks.js';
import { choice, listOr } from './controls.js';
import { happened, inShort } from './dates.js';
import { Listing } from './listing.js';
import { called, pageOf } from './records.js';
import { eventName, label, number, t, term } from './words.js';

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
        ${choice('kind', t('register.kind'), KINDS.map(kind => [kind, t(`desk.disagreements.${kind}`)]), this.kind, kind => this.narrow(kind))}
      </form>
      ${KINDS.filter(kind => !this.kind || kind === this.kind).map(kind => this.part(kind))}
      ${this.list.button()}`;
  }

  part(kind) {
    const items = this.list.items.filter(item => item.kind === kind);
    return html`<section class="part" id=${kind.toLowerCase()}><header><h2>${t(`desk.disagreements.${kind}`)}</h2></header>
      ${listOr(items, 'board', line, t(this.list.next ? 'desk.disagreements.notYet' : 'desk.disagreements.none'))}</section>`;
  }
}

function line(item) {
  return html`<li>
    <div class="what"><a href=${pageOf({ kind: item.record, id: item.id })}>${called(item.parties) || term(item.record)}</a>
      ${item.certainty === 'POSSIBLE' ? html`<span class="may">${t('register.possibly')}</span>` : ''}</div>
    <div class="wider">${told(item).map(words => html`<span>${words}</span>`)}</div></li>`;
}

/** What is said on the one side and on the other. */
function told(item) {
  switch (item.kind) {
    case 'COMPETING_CLAIMS':
      return [
        ...item.claims.map(claim => t('desk.disagreements.claims', { who: claim.claimant, since: inShort(claim.since) })),
        item.byRule ? t('desk.disagreements.byRule', { rule: term(item.byRule.rule), since: inShort(item.byRule.edtf) }) : '',
      ];
    case 'OPEN_DISPUTE':
      return [`${label(item.field)}: ${claimed(item.claim)}`, item.reason];
    case 'REPORTED_FIGURE':
      return [reported(item.reported), t('desk.disagreements.counted', { certain: number(item.counted.certain), possible: number(item.counted.possible) })];
    default:
      return [t('desk.disagreements.oneSided', {
        what: eventName(item.what), when: happened(item.effective), who: item.recordedBy.name, missing: called(item.missing),
      })];
  }
}

function reported({ kind, qualifier, value, source }) {
  return t('desk.disagreements.reported', {
    kind: term(kind), qualifier: term(qualifier).toLowerCase(), value: number(value), who: source?.title ?? t('timeline.unsourced'),
  });
}

function claimed(claim) {
  return typeof claim === 'string' ? claim : JSON.stringify(claim);
}
