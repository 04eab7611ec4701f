// What is particular to an exchange: the flow of each line, from offer to account, and the law that it obeys.
import { html } from '/webjars/lit-html/lit-html.js';
import { ask } from './interface.js';
import { called } from './records.js';
import { element } from './svg.js';
import { amountOf, t, term } from './words.js';

const WIDTH = 1216;
const TALL = 150;
const TOP = 44;
const BAR = 12;
const STEP = 240;

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
    [t('exchange.between'), called(exchange.participants ?? exchange.parties)],
  ];
}

export function parts(exchange, { lines, addsUp }) {
  return html`<section class="part"><header><h2>${t('exchange.flow')}</h2><span class="small quiet">${t(addsUp ? 'exchange.addsUp' : 'exchange.doesNot')}</span></header>
    ${lines.length ? lines.map(line => html`<figure class="flow">
      <figcaption><strong>${aid(line.aid)}</strong>, ${line.from.name} ${t('exchange.to')} ${line.to.name}</figcaption>
      <div class="wide" tabindex="0" role="region" aria-label=${t('exchange.flowOf', { aid: aid(line.aid) })}>${flow(line)}</div>
      ${law(line)}</figure>`)
    : html`<div class="empty"><p>${t('exchange.nothing')}</p></div>`}</section>`;
}

function aid({ kind, item, currency, unit, name }) {
  return [item ?? name ?? term(kind), currency ?? unit].filter(Boolean).join(', ');
}

/** How many patients there were is not told to everybody. */
function told(given, { currency }) {
  if (given === null || given === undefined) {
    return '?';
  }
  return typeof given === 'number' ? amountOf(given, currency) : t('exchange.untold');
}

/** What is not told is drawn as there being some. */
function amount(quantity) {
  return typeof quantity === 'number' ? quantity : quantity ? 1 : 0;
}

/** Stages in order, height is amount: solid is recorded, hatched counts nowhere, dashed is still missing, what is lost leaves downwards. */
function flow({ balance, aid: of }) {
  const stages = ['offered', 'accepted', 'dispatched', 'received'].map(stage => ({ stage, quantity: balance[stage] }));
  const most = Math.max(1, ...stages.map(({ quantity }) => amount(quantity)));
  const ends = ['distributed', 'passedOn', 'returned', 'lost', 'onHand']
    .map(stage => ({ stage, quantity: balance[stage] })).filter(({ quantity }) => amount(quantity) > 0);
  const height = quantity => amount(quantity) / most * TALL;
  const drawing = element('svg', {
    viewBox: `0 0 ${WIDTH} ${TOP + TALL + 30 + 12 * ends.length}`, role: 'img',
    'aria-label': stages.map(({ stage, quantity }) => `${t(`exchange.${stage}`)} ${told(quantity, of)}`).join(', '),
  });
  stages.forEach(({ stage, quantity }, index) => {
    const x = index * STEP;
    drawing.append(
      element('text', { x, y: 12, class: 'strong' }, t(`exchange.${stage}`)),
      element('text', { x, y: 30, class: 'quiet' }, told(quantity, of)));
    const next = stages[index + 1];
    if (next && amount(next.quantity) > 0) {
      drawing.append(ribbon(x + BAR, TOP, x + STEP, TOP, height(next.quantity)));
    }
    if (amount(quantity) > 0) {
      drawing.append(element('rect', { x, y: TOP, width: BAR, height: Math.max(1, height(quantity)), class: 'flow-bar' }));
    } else {
      drawing.append(element('rect', { x, y: TOP, width: BAR, height: TALL, class: 'missing' }));
    }
    const rest = next ? amount(quantity) - amount(next.quantity) : 0;
    if (rest > 0 && amount(next.quantity) > 0) {
      drawing.append(element('rect', {
        x: x + STEP, y: TOP + height(next.quantity), width: BAR, height: rest / most * TALL, class: index ? 'missing' : 'never',
      }));
    }
  });
  drawEnds(drawing, ends, height, 3 * STEP + BAR, of);
  return drawing;
}

function drawEnds(drawing, ends, height, left, of) {
  const x = left + STEP - BAR;
  drawing.append(element('text', { x, y: 12, class: 'strong' }, t('exchange.whereTo')));
  let from = TOP;
  let to = TOP;
  for (const { stage, quantity } of ends) {
    const tall = height(quantity);
    const isLoss = stage === 'lost' || stage === 'returned';
    drawing.append(
      ribbon(left, from, x, to, tall, isLoss ? 'ribbon loss' : 'ribbon'),
      element('rect', { x, y: to, width: BAR, height: Math.max(1, tall), class: isLoss ? 'loss-bar' : stage === 'onHand' ? 'on-hand' : 'flow-bar' }),
      element('text', { x: x + BAR + 8, y: to + Math.max(10, tall / 2 + 4) }, `${told(quantity, of)} ${t(`exchange.${stage}`).toLowerCase()}`));
    from += tall;
    to += Math.max(tall, 14) + 8;
  }
}

function ribbon(x0, y0, x1, y1, tall, name = 'ribbon') {
  const middle = (x0 + x1) / 2;
  return element('path', {
    d: `M${x0} ${y0}C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}v${tall}C${middle} ${y1 + tall} ${middle} ${y0 + tall} ${x0} ${y0 + tall}z`, class: name,
  });
}

/** The law as an equation, with the numbers of the picture. */
function law({ balance, addsUp, aid: of }) {
  const part = (stage, sign) => html`<span class="term"><b>${told(balance[stage], of)}</b><small>${t(`exchange.${stage}`).toLowerCase()}</small></span>${sign
    ? html`<span class="sign-of">${sign}</span>` : ''}`;
  const moved = ['distributed', 'passedOn', 'returned', 'lost', 'onHand'].filter(stage => stage !== 'passedOn' || amount(balance.passedOn) > 0);
  return html`<div class="law"><p class="equation">${moved.map((stage, index) => part(stage, index + 1 < moved.length ? '+' : '='))}
    ${part('received', '≤')}${part('dispatched', '≤')}${part('accepted', balance.offered === undefined ? '' : '≤')}${balance.offered === undefined ? '' : part('offered', '')}</p>
    <p class="verdict">${t(addsUp ? balance.complete ? 'exchange.holds' : 'exchange.open' : 'exchange.broken')}</p></div>`;
}
