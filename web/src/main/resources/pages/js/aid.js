// Aid in words: what it is, and how much of it.
import { amountOf, t, term } from './words.js';

/** Codes of UN/CEFACT Recommendation 20 that there are words for; another is shown as it is. */
const UNITS = new Set(['C62', 'PR', 'KGM', 'TNE', 'LTR', 'BX', 'CT', 'PK', 'SET']);

export function aid({ kind, item, careLevel, unit, name }) {
  return [item ?? name ?? term(kind), careLevel ? term(careLevel) : null, UNITS.has(unit) ? t(`unit.${unit}`) : unit].filter(Boolean).join(', ');
}

/** A quantity of it; how many patients there were is not told to everybody. */
export function told(quantity, { currency }) {
  if (quantity === null || quantity === undefined) {
    return '?';
  }
  if (typeof quantity !== 'number') {
    return t('aid.untold');
  }
  return currency ? `${amountOf(quantity, currency)} ${currency}` : amountOf(quantity);
}
