// What the pages say, in the reader's language. Numbers are grouped by a narrow space that does not break.
import { de } from './words.de.js';
import { en } from './words.en.js';
import * as german from './terms.de.js';

export const language = document.documentElement.lang;
const WORDS = language === 'de' ? de : en;
const NAMES = language === 'de' ? german : { terms: {}, commands: {}, fields: {} };

/** The words for a key, with its values in their places; a key without words is a mistake in the pages. */
export function t(key, values = {}) {
  const words = WORDS[key];
  if (words === undefined) {
    throw new Error(`there are no words for ${key}`);
  }
  const chosen = typeof words === 'function' ? words(values) : words;
  return chosen.replace(/\{(\w+)}/g, (_, name) => values[name]);
}

/** A constant of the interface, or an event, in words; where there are none, its own name, readably. */
export function term(constant) {
  return NAMES.terms[constant] ?? WORDS[`term.${constant}`] ?? constant.charAt(0) + constant.slice(1).toLowerCase().replaceAll('_', ' ');
}

/** What an event, such as partnership.put-dormant, is called. */
export function eventName(what) {
  return term(what.split('.')[1].toUpperCase().replaceAll('-', '_'));
}

/** A command in words: put-dormant. */
export function command(name) {
  return NAMES.commands[name] ?? spoken(name);
}

/** The label of a field: quantityGood. */
export function label(name) {
  return NAMES.fields[name] ?? spoken(name);
}

function spoken(name) {
  const words = name.replaceAll('-', ' ').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const NUMBERS = new Intl.NumberFormat('en-GB');

export function number(value) {
  return NUMBERS.format(value).replaceAll(',', '\u202f');
}

/** A quantity; money comes in the minor units of its currency (ISO 4217), anything else without one. */
export function amountOf(value, currency) {
  const digits = currency ? new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits : 0;
  return number(value / 10 ** digits);
}
