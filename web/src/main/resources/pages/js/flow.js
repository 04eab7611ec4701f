// The flow of a line of aid, from offer to account: stages in order, height is amount. Solid is recorded, dashed is still missing,
// hatched is about so much, or counts nowhere; what is lost leaves downwards.
import { told } from './aid.js';
import { inShort } from './dates.js';
import { element } from './svg.js';
import { t, term } from './words.js';

const WIDTH = 1216;
const STEP = 226;
const BAR = 12;
const TALL = 150;
const TOP = 46;
const GAP = 18;
const STAGES = ['offered', 'accepted', 'dispatched', 'received', 'whereTo', 'accounted'];
const LOSSES = new Set(['LOST', 'RETURNED', 'WRITTEN_OFF']);

/**
 * A bar of a stage: how much, drawn how, said how; and of which bar of the stage before it is a part, null for none of them.
 *
 * @typedef {{quantity: number, look: string, words: string[], of: number | null}} Bar
 */

/**
 * @param line of the exchange's ledger @param commitment of the exchange, of the same line @param offer as the ledger has it
 * @returns {SVGElement}
 */
export function flow(line, commitment, offer) {
  const { balance, aid } = line;
  const stages = [
    offered(balance, offer, aid),
    [{ quantity: amount(balance.accepted), look: 'flow-bar', words: [], of: 0 }],
    dispatched(commitment, balance, aid),
    received(commitment, aid),
    moved(commitment, balance, aid),
    accounted(commitment, balance, aid),
  ];
  const most = Math.max(1, ...stages.map(bars => bars.reduce((sum, bar) => sum + bar.quantity, 0)));
  const placed = place(stages, most);
  const height = Math.max(...placed.flat().map(bar => bar.top + Math.max(bar.tall, 30)), TOP + TALL);
  const drawing = element('svg', {
    viewBox: `0 0 ${WIDTH} ${height + 6}`, role: 'img',
    'aria-label': STAGES.slice(0, 4).map(stage => `${t(`exchange.${stage}`)} ${told(balance[stage], aid)}`).join(', '),
  }, hatching(line.key));
  placed.forEach((bars, stage) => bars.forEach(bar => drawRibbon(drawing, bar, placed[stage - 1]?.[bar.of], stage)));
  placed.forEach((bars, stage) => {
    drawing.append(
      element('text', { x: stage * STEP, y: 12, class: 'strong' }, t(`exchange.${STAGES[stage]}`)),
      element('text', { x: stage * STEP, y: 30, class: 'quiet' }, total(STAGES[stage], balance, commitment, aid)));
    bars.forEach(bar => drawBar(drawing, bar, stage, line.key));
  });
  return drawing;
}

/** What is not told is drawn as there being some. */
function amount(quantity) {
  return typeof quantity === 'number' ? quantity : quantity ? 1 : 0;
}

/** @returns {Bar[]} what nobody accepted of it counts nowhere */
function offered(balance, offer, aid) {
  const whole = amount(balance.offered);
  const left = offer ? amount(offer.offered) - amount(offer.accepted) : 0;
  const bars = [{ quantity: left > 0 && whole > left ? whole - left : whole, look: whole ? 'flow-bar' : 'missing', words: [], of: null }];
  return left > 0 && typeof offer.offered === 'number'
    ? [...bars, { quantity: left, look: 'never', words: [told(left, aid), t('exchange.never')], of: null }]
    : bars;
}

/** @returns {Bar[]} one a consignment, and what has not been sent */
function dispatched(commitment, balance, aid) {
  const sent = commitment.consignments.map((one, _, all) => ({
    quantity: amount(one.quantity), look: 'flow-bar', words: all.length > 1 ? [told(one.quantity, aid), inShort(one.on)] : [], of: 0,
  }));
  const open = amount(balance.accepted) - sent.reduce((sum, bar) => sum + bar.quantity, 0);
  return open > 0 ? [...sent, { quantity: open, look: 'missing', words: sent.length ? [told(open, aid), t('exchange.notSent')] : [], of: 0 }] : sent;
}

/** @returns {Bar[]} one a receipt; what was missing or refused leaves, what is under way is awaited */
function received({ consignments }, aid) {
  return consignments.flatMap((one, of) => {
    const bars = [];
    for (const { good, damaged, missing, on } of one.receipts) {
      const came = amount(good) + amount(damaged);
      if (came) {
        bars.push({ quantity: came, look: 'flow-bar', words: [numberOr(good, damaged, aid), inShort(on)], of });
      }
      if (amount(missing)) {
        bars.push({ quantity: amount(missing), look: 'loss-bar', words: [told(missing, aid), t('exchange.missing')], of });
      }
    }
    const open = amount(one.quantity) - bars.reduce((sum, bar) => sum + bar.quantity, 0);
    if (open > 0) {
      const words = [told(typeof one.quantity === 'number' ? open : one.quantity, aid), t(one.refused ? 'exchange.refused' : 'exchange.onTheWay')];
      bars.push({ quantity: open, look: one.refused ? 'loss-bar' : 'missing', words, of });
    }
    return bars;
  });
}

function numberOr(good, damaged, aid) {
  return told(typeof good === 'object' && good !== null ? good : amount(good) + amount(damaged), aid);
}

/** @returns {Bar[]} one a movement, out of what was received; what is on hand is hollow */
function moved({ movements }, balance, aid) {
  const bars = movements.map(({ what, quantity, qualifier, to }) => {
    const isVague = qualifier && qualifier !== 'EXACTLY';
    const much = told(quantity, aid);
    return {
      quantity: amount(quantity),
      look: LOSSES.has(what) ? 'loss-bar' : isVague ? 'about' : 'flow-bar',
      words: [isVague ? `${term(qualifier).toLowerCase()} ${much}` : much, to ?? term(what).toLowerCase()],
      of: 0,
    };
  });
  return amount(balance.onHand) > 0
    ? [...bars, { quantity: amount(balance.onHand), look: 'on-hand', words: [told(balance.onHand, aid), t('exchange.onHand').toLowerCase()], of: 0 }]
    : bars;
}

/** @returns {Bar[]} what an account says of it */
function accounted({ account }, balance, aid) {
  const due = amount(balance.received);
  if (!account) {
    return [{ quantity: due || amount(balance.accepted), look: 'missing', words: [], of: null }];
  }
  const whole = amount(account.used) + amount(account.returned) + amount(account.lost);
  return [{ quantity: whole, look: 'flow-bar', words: [told(account.used, aid), term(account.state).toLowerCase()], of: null }];
}

function total(stage, balance, { account }, aid) {
  switch (stage) {
    case 'whereTo':
      return balance.received && !amount(balance.distributed) && !amount(balance.returned) && !amount(balance.lost) ? t('exchange.notSaid') : '';
    case 'accounted':
      return account ? inShort(account.on) : t('exchange.noAccount');
    default:
      return told(balance[stage], aid);
  }
}

/** Each stage from the top on; bars of one stage stand apart. */
function place(stages, most) {
  return stages.map(bars => {
    let top = TOP;
    return bars.map(bar => {
      const tall = Math.max(bar.quantity ? 2 : 0, bar.quantity / most * TALL);
      const at = { ...bar, top, tall, taken: 0 };
      top += Math.max(tall, bar.words.length ? 30 : tall) + (bars.length > 1 ? GAP / 2 : 0);
      return at;
    });
  });
}

/** From the bar before that it is a part of; of what was received altogether, where the bars before are receipts. */
function drawRibbon(drawing, bar, from, stage) {
  if (!from || bar.look === 'missing' || bar.look === 'never' || from.look === 'missing') {
    return;
  }
  const [x0, x1] = [(stage - 1) * STEP + BAR, stage * STEP];
  const y0 = from.top + from.taken;
  from.taken += bar.tall;
  const middle = (x0 + x1) / 2;
  const there = `M${x0} ${y0}C${middle} ${y0} ${middle} ${bar.top} ${x1} ${bar.top}`;
  const back = `C${middle} ${bar.top + bar.tall} ${middle} ${y0 + bar.tall} ${x0} ${y0 + bar.tall}`;
  drawing.append(element('path', {
    d: `${there}v${bar.tall}${back}z`,
    class: bar.look === 'loss-bar' ? 'ribbon loss' : bar.look === 'about' || bar.look === 'on-hand' ? 'ribbon faint' : 'ribbon',
  }));
}

function drawBar(drawing, bar, stage, key) {
  const x = stage * STEP;
  const tall = bar.look === 'missing' ? Math.max(bar.tall, 14) : bar.tall;
  if (tall) {
    const fill = bar.look === 'about' || bar.look === 'never' ? `url(#hatch-${key})` : null;
    drawing.append(element('rect', { x, y: bar.top, width: BAR, height: tall, class: bar.look, fill }));
  }
  bar.words.forEach((words, line) => drawing.append(
    element('text', { x: x + BAR + 8, y: bar.top + 12 + line * 15, class: line ? 'quiet' : null }, cut(words))));
}

/** What does not fit between two stages is in the timeline. */
function cut(words) {
  return words.length > 30 ? `${words.slice(0, 29)}…` : words;
}

function hatching(key) {
  return element('pattern', { id: `hatch-${key}`, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('rect', { width: 1.6, height: 5, class: 'hatch' }));
}
