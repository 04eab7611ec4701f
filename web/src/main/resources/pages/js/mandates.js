// For whom the reader speaks, as the register knows those whom the mandates of the token name.
import { ask } from './interface.js';
import { reader } from './session.js';

/** @returns {Promise<{city?: string, network?: string}[]>} as by of a command takes them */
export async function mandates() {
  return reader() ? (await ask('/api/mandates')).parties : [];
}

/** @returns {Promise<{kind: 'CITY' | 'NETWORK', by: string, id: string, name: string}[]>} by, as an import takes it */
export async function own() {
  return (await Promise.all((await mandates()).map(named))).filter(Boolean);
}

/** Who has not entered the register yet has no name there. */
async function named({ city, network }) {
  const [kind, collection, id] = city ? ['CITY', 'cities', city] : ['NETWORK', 'networks', network];
  const record = await ask(`/api/${collection}/${id}`).catch(() => null);
  return record && { kind, by: `${kind.toLowerCase()}:${id}`, id, name: record.name };
}
