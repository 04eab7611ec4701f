// Verifies receipts (C2SP tlog-proof) by Sigstore's own code: the checkpoint's signature, and that the entry is included.
// node verify.mjs <vkey> <receipt>…  ends with 0 if every receipt holds, else with 1 and the first that does not.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const { verifyCheckpoint } = require('@sigstore/verify/dist/tlog/checkpoint.js');
const { verifyMerkleInclusion } = require('@sigstore/verify/dist/tlog/merkle.js');
const { crypto } = require('@sigstore/core');

const SPKI_OF_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

function log(vkey) {
  const [, name, id, key] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey);
  const spki = Buffer.concat([SPKI_OF_ED25519, Buffer.from(key, 'base64').subarray(1)]);
  return { logID: Buffer.from(id, 'hex'), baseURL: `https://${name}`, publicKey: crypto.createPublicKey(spki) };
}

function entry(receipt) {
  const blank = receipt.indexOf('\n\n');
  const [header, extra, index, ...hashes] = receipt.slice(0, blank).split('\n');
  if (header !== 'c2sp.org/tlog-proof@v1') {
    throw new Error('no proof');
  }
  const opened = JSON.parse(Buffer.from(extra.slice('extra '.length), 'base64').toString());
  return {
    canonicalizedBody: Buffer.from(opened.leaf, 'base64'),
    inclusionProof: {
      logIndex: index.slice('index '.length),
      hashes: hashes.map((hash) => Buffer.from(hash, 'base64')),
      checkpoint: { envelope: receipt.slice(blank + 2) },
    },
  };
}

const [vkey, ...receipts] = process.argv.slice(2);
for (const file of receipts) {
  try {
    const proved = entry(readFileSync(file, 'utf8'));
    verifyMerkleInclusion(proved, verifyCheckpoint(proved, [log(vkey)]));
  } catch (failure) {
    console.error(`${file}: ${failure.message}`);
    process.exit(1);
  }
}
