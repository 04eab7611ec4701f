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

/** Whether the server can be reached is told to whoever listens: to the window, as hansa-reached and hansa-unreached. */
async function reach(path, options) {
  try {
    const answer = await fetch(path, options);
    dispatchEvent(new Event('hansa-reached'));
    return answer;
  } catch (thrown) {
    dispatchEvent(new Event('hansa-unreached'));
    throw thrown;
  }
}

/** As the reader, in the reader's language. */
async function send(path, { headers, ...options } = {}) {
  const answer = await reach(path, { ...options, headers: { 'Accept-Language': language, ...authorization(), ...headers } });
  if (!answer.ok) {
    throw new Problem(answer.status, await answer.json().catch(() => ({})));
  }
  return answer;
}

export async function ask(path, parameters) {
  return (await send(address(path, parameters))).json();
}

/** A file of the interface's, with the name that it has there. */
export async function download(path) {
  const answer = await send(path);
  const [, name] = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition'));
  return { name, blob: await answer.blob() };
}

/** Gives a table, and has the report on its lines. */
export async function giveTable(path, parameters, file) {
  return (await send(address(path, parameters), { method: 'POST', headers: { 'Content-Type': 'text/csv' }, body: file })).text();
}

/**
 * Gives a command, once: a key of its own makes a repeat harmless.
 *
 * @param {number} [sequence] of the record as the reader sees it; a command that meets another is refused
 */
export async function give(path, body, sequence) {
  const answer = await send(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(),
      ...(sequence === undefined ? {} : { 'If-Match': `"${sequence}"` }),
    },
    body: JSON.stringify(body),
  });
  return answer.json();
}

/** Milliseconds until a view that was behind is asked again. */
const AGAIN = 1_000;

/**
 * Asks until the answer takes into account what the reader has recorded.
 *
 * @param {(position: number) => void} onBehind told how far the views are, each time that they are not far enough
 */
export async function caughtUp(question, onBehind) {
  for (;;) {
    try {
      return await question();
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.status !== 503 || thrown.document.position === undefined) {
        throw thrown;
      }
      onBehind(thrown.document.position);
      await new Promise(resolve => setTimeout(resolve, AGAIN));
    }
  }
}
