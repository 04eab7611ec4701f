// Verifies the log in this browser, by its public files alone (C2SP tlog-tiles, tlog-checkpoint, tlog-cosignature; RFC 6962 §2.1).
const TILE = 256;
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
const ED25519 = 1;
const COSIGNATURE = 4;
const TEXT = new TextEncoder();

export function hex(bytes) {
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

function base64(text) {
  return Uint8Array.from(atob(text), character => character.charCodeAt(0));
}

function equal(one, other) {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

async function sha256(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all));
}

/** A key as a log or witness gives it: name+id+base64 of its kind and its bytes. */
export function verifier(text) {
  const [name, id, ...rest] = text.trim().split('+');
  const bytes = base64(rest.join('+'));
  return { name, id, kind: bytes[0], key: bytes.slice(1) };
}

/** A signed note's text, what it says of the log, and its signatures. */
export function checkpoint(note) {
  const end = note.indexOf('\n\n');
  const text = note.slice(0, end + 1);
  const [origin, size, root] = text.split('\n');
  const signatures = [...note.slice(end + 2).matchAll(/^— (\S+) (\S+)$/gm)].map(([, name, value]) => {
    const bytes = base64(value);
    return { name, id: hex(bytes.slice(0, 4)), bytes: bytes.slice(4) };
  });
  if (end < 0 || !/^\d+$/.test(size)) {
    throw new Error('this is no checkpoint');
  }
  return { text, origin, size: Number(size), root, signatures };
}

/** Whether this browser can check signatures at all. */
export async function knowsEd25519() {
  try {
    await crypto.subtle.importKey('raw', new Uint8Array(32), 'Ed25519', false, ['verify']);
    return true;
  } catch {
    return false;
  }
}

async function isSigned(key, signature, message) {
  const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', imported, signature, message);
}

/** Whether a key of the log has signed it. */
export async function isSignedBy({ text, signatures }, { name, id, kind, key }) {
  const own = signatures.find(signature => signature.name === name && signature.id === id);
  return kind === ED25519 && Boolean(own) && isSigned(key, own.bytes, TEXT.encode(text));
}

/** When a witness has cosigned it, in seconds since 1970; null if it has not. */
export async function cosigned({ text, signatures }, { name, id, kind, key }) {
  const own = signatures.find(signature => signature.name === name && signature.id === id);
  if (!own || kind !== COSIGNATURE) {
    return null;
  }
  const seconds = new DataView(own.bytes.buffer, own.bytes.byteOffset).getBigUint64(0);
  const message = TEXT.encode(`cosignature/v1\ntime ${seconds}\n${text}`);
  return await isSigned(key, own.bytes.slice(8), message) ? Number(seconds) : null;
}

/** The path of a tile: its number in groups of three digits, and how full it is where it is not. */
function path(level, index, size) {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0').match(/\d{3}/g);
  const groups = digits.map((group, place) => place + 1 < digits.length ? `x${group}` : group).join('/');
  const width = Math.min(TILE, size - index * TILE);
  return `/log/tile/${level}/${groups}${width < TILE ? `.p/${width}` : ''}`;
}

async function bytesOf(address) {
  const answer = await fetch(address, { cache: 'no-store' });
  if (!answer.ok) {
    throw new Error(`${address}: ${answer.status}`);
  }
  return new Uint8Array(await answer.arrayBuffer());
}

/** Each entry of a bundle behind its length, two bytes. */
function entriesOf(bundle) {
  const entries = [];
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.length);
  for (let at = 0; at + 2 <= bundle.length;) {
    const length = view.getUint16(at);
    entries.push(bundle.slice(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return entries;
}

/**
 * Fetches every entry, hashes it, and compares it with the tile that was published of it.
 *
 * @param {(first: number, count: number, bad: number | null) => void} onTile told after each tile
 * @returns {Promise<{hashes: Uint8Array[], bytes: number, firstBad: number | null}>}
 */
export async function leaves(size, onTile) {
  const hashes = [];
  let bytes = 0;
  let firstBad = null;
  for (let tile = 0; tile * TILE < size; tile++) {
    const [bundle, published] = await Promise.all([bytesOf(path('entries', tile, size)), bytesOf(path(0, tile, size))]);
    const entries = entriesOf(bundle);
    const own = await Promise.all(entries.map(entry => sha256(LEAF, entry)));
    const width = Math.min(TILE, size - tile * TILE);
    let bad = null;
    for (let index = 0; index < width; index++) {
      const isRight = own[index] && equal(own[index], published.slice(index * 32, index * 32 + 32));
      if (!isRight && bad === null) {
        bad = tile * TILE + index;
      }
      hashes.push(own[index] ?? new Uint8Array(32));
    }
    bytes += bundle.length;
    firstBad ??= bad;
    onTile(tile * TILE, width, bad);
  }
  return { hashes, bytes, firstBad };
}

/** The root of the first so many entries. */
export async function root(hashes, size = hashes.length) {
  // The perfect trees of which it is made, largest first, as a binary counter has them; each pair is hashed once.
  const trees = [];
  for (let leaf = 0; leaf < size; leaf++) {
    trees.push(hashes[leaf]);
    for (let left = leaf + 1; left % 2 === 0; left /= 2) {
      const right = trees.pop();
      trees.push(await sha256(NODE, trees.pop(), right));
    }
  }
  while (trees.length > 1) {
    const right = trees.pop();
    trees.push(await sha256(NODE, trees.pop(), right));
  }
  return trees[0] ?? sha256();
}

/** Whether a computed root is the one that a checkpoint names. */
export function isRoot(computed, named) {
  return equal(computed, base64(named));
}
