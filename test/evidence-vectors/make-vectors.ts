/**
 * Reproducible vectors for authors of verifiers: `node --import tsx test/evidence-vectors/make-vectors.ts`
 * writes `files/`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { alteredVectors, datedVectors, misplacedVectors } from './altered-vectors.ts';
import { disclosureVectors } from './disclosure-vectors.ts';
import { epochVectors } from './epoch-vectors.ts';
import {
  type Forged,
  goodText,
  respelledVectors,
  unreadableVectors,
  unsealedVectors,
} from './forged-vectors.ts';
import { type Content, folderOf, goodContents } from './good-vectors.ts';
import { keyVectors } from './key-vectors.ts';
import { registerVectors } from './register-vectors.ts';
import { signedVectors } from './signed-vectors.ts';
import { fileText, vectorKeys } from './vector-ledger.ts';
import { witnessedContents, witnessVectors } from './witness-vectors.ts';

/** `expect`: state of the consent, `not_valid` or `unreadable`. */
export type Vector = { readonly file: string; readonly says: string; readonly expect: string };
export type VectorFile = Vector & { readonly bytes: Buffer };

export const folder = join(import.meta.dirname, 'files');

const GROUPS: readonly (readonly [folder: string, expect: string, vectors: () => readonly Forged[]])[] = [
  ['unsealed', 'not_valid', unsealedVectors],
  ['respelled', 'not_valid', respelledVectors],
  ['altered', 'not_valid', alteredVectors],
  ['dated', 'not_valid', datedVectors],
  ['restored', 'not_valid', epochVectors],
  ['misplaced', 'not_valid', misplacedVectors],
  ['unwitnessed', 'not_valid', witnessVectors],
  ['unreadable', 'unreadable', unreadableVectors],
];

export const evidenceVectors = (): VectorFile[] => {
  const inFolder = (to: string, contents: readonly Content[]) =>
    contents.map(({ name, says, expect, content }) => ({
      file: `${to}/${name}.json`,
      says,
      expect,
      bytes: Buffer.from(fileText(content)),
    }));
  const printed = {
    file: 'good/consent-pretty-printed.json',
    says: 'other white space between the parts',
    expect: 'stands',
    bytes: Buffer.from(`${JSON.stringify(JSON.parse(goodText('consent-stands')), null, 2)}\r\n`),
  };
  const marked = {
    file: 'marked/consent-after-byte-order-mark.json',
    says: 'a byte order mark, which is no content, before the file',
    expect: 'stands',
    bytes: Buffer.from(`\ufeff${goodText('consent-stands')}`),
  };
  const bad = GROUPS.flatMap(([group, expect, vectors]) =>
    vectors().map(([name, says, bytes]) => ({
      file: `${group}/${name}.json`,
      says,
      expect,
      bytes: Buffer.from(bytes as string),
    })),
  );
  return [
    ...goodContents().flatMap((content) => inFolder(folderOf(content.name), [content])),
    printed,
    marked,
    ...inFolder('witnessed', witnessedContents()),
    ...bad,
  ];
};

export const vectorFiles = (): Map<string, Buffer> => {
  const vectors = evidenceVectors();
  const listOf = (all: readonly { bytes: Buffer }[]) => json(all.map(({ bytes: _, ...vector }) => vector));
  const [disclosures, registers, signed] = [disclosureVectors(), registerVectors(), signedVectors()];
  const keyLists = keyVectors();
  const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
  return new Map([
    ...[...vectors, ...disclosures, ...registers, ...signed, ...keyLists].map(
      ({ file, bytes }) => [file, bytes] as const,
    ),
    ['index.json', listOf(vectors)],
    ['disclosures.json', listOf(disclosures)],
    ['registers.json', listOf(registers)],
    ['signed.json', listOf(signed)],
    ['key-lists.json', listOf(keyLists)],
    ['keys.json', json({ keys: vectorKeys() })],
  ]);
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, bytes] of vectorFiles()) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
}
