// Days as whole numbers from 1970-01-01, as the interface's columns have them.
import { t } from './words.js';

const DAY = 864e5;

/** @param {string} iso such as 1992-06-01 */
export function day(iso) {
  return Date.UTC(+iso.slice(0, 4), +iso.slice(5, 7) - 1, +iso.slice(8, 10)) / DAY;
}

export function iso(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function yearOf(day) {
  return new Date(day * DAY).getUTCFullYear();
}

export function firstDayOf(year) {
  return Date.UTC(year, 0, 1) / DAY;
}

/** The same day of another month, or that month's last. */
export function plusMonths(given, months) {
  const at = new Date(given * DAY);
  const month = at.getUTCMonth() + months;
  const last = new Date(Date.UTC(at.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Date.UTC(at.getUTCFullYear(), month, Math.min(at.getUTCDate(), last)) / DAY;
}

/** A day in words: 1 June 1992. */
export function inWords(given) {
  const at = new Date(given * DAY);
  return t('date.day', { day: at.getUTCDate(), month: monthName(at.getUTCMonth()), year: at.getUTCFullYear() });
}

export function monthName(month) {
  return t('date.months').split(' ')[month];
}
