// For whom the reader speaks, by the mandates of the token: a network by name or id, a city by an identifier or id.
import { ask } from './interface.js';
import { reader } from './session.js';

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** @returns {Promise<{kind: 'CITY' | 'NETWORK', by: string, id: string | null, name: string}[]>} by, as an import takes it */
export async function own() {
  return (await Promise.all((reader()?.mandates ?? []).map(party))).filter(Boolean);
}

async function party(mandate) {
  const kind = mandate.startsWith('network:') ? 'NETWORK' : 'CITY';
  const name = mandate.slice(mandate.indexOf(':') + 1);
  const collection = kind === 'NETWORK' ? 'networks' : 'cities';
  if (ID.test(name)) {
    const record = await ask(`/api/${collection}/${name}`).catch(() => null);
    return record && { kind, by: mandate, id: name, name: record.name };
  }
  if (kind === 'CITY' && name.includes(':')) {
    return { kind, by: name, id: null, name };
  }
  const { items } = await ask(`/api/${collection}`, { q: name, limit: 200 });
  const found = items.find(item => item.name === name);
  return found ? { kind, by: `${kind.toLowerCase()}:${found.id}`, id: found.id, name } : null;
}
