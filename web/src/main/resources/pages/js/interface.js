// Asks the public interface; a page can do nothing that any other client cannot.
import { asKnown } from './clocks.js';
import { authorization } from './session.js';
import { language } from './words.js';

/** What the interface refused, by its problem document (RFC 9457). */
export class Problem extends Error {
  constructor(status, document) {
    super(document.detail ?? document.title ?? String(status));
    this.status = status;
    this.document = document;
  }
}

/** @param {Record<string, string | number | string[] | null | undefined>} parameters what is null or undefined is left out */
export function address(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined) {
        query.append(name, name === 'knownAt' ? asKnown(one) : one);
      }
    }
  }
  return query.size ? `${path}?${query}` : path;
}

export async function ask(path, parameters) {
  const answer = await fetch(address(path, parameters), { headers: { 'Accept-Language': language, ...authorization() } });
  if (!answer.ok) {
    throw new Problem(answer.status, await answer.json().catch(() => ({})));
  }
  return answer.json();
}

/** Gives a command, once: a key of its own makes a repeat harmless. */
export async function give(path, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: {
      'Accept-Language': language, 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), ...authorization(),
    },
    body: JSON.stringify(body),
  });
  const document = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Problem(answer.status, document);
  }
  return document;
}
