// The log's tree (RFC 6962 §2.1): leaves below, the root above, each node over its leaves; split at the largest power of two.
import { element } from './svg.js';
import { t } from './words.js';

const WIDTH = 1216;
const ROW = 12;

/** @param {('waiting' | 'good' | 'bad')[]} cells each of as many entries; a node has the state of its leaves, and is bad with one of them */
export function tree(cells) {
  const height = heightOf(cells.length);
  const drawing = element('svg', {
    viewBox: `0 0 ${WIDTH} ${(height + 1) * ROW}`, class: 'tree', preserveAspectRatio: 'none', role: 'img', 'aria-label': t('audit.tree'),
  });
  const one = WIDTH / cells.length;

  function draw(from, to) {
    const count = to - from;
    const state = count === 1 ? cells[from] : joined(draw(from, from + half(count)), draw(from + half(count), to));
    drawing.append(element('rect', {
      x: from * one, y: (height - heightOf(count)) * ROW, width: Math.max(.6, count * one - Math.min(1, one / 4)), height: ROW - 1.5,
      class: count === 1 || count === cells.length ? `${state} end` : state,
    }));
    return state;
  }

  if (cells.length) {
    draw(0, cells.length);
  }
  return drawing;
}

function heightOf(count) {
  return Math.ceil(Math.log2(Math.max(1, count)));
}

/** The largest power of two below a number. */
function half(count) {
  return 2 ** (heightOf(count) - 1);
}

function joined(one, other) {
  return one === 'bad' || other === 'bad' ? 'bad' : one === other ? one : 'waiting';
}
