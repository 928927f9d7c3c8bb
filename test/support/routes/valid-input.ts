import * as v from 'valibot';
import type { AnySchema } from '../../../service/http/route.ts';

/** One per format of request text. */
export const TEXTS: readonly string[] = [
  'x',
  'pl',
  'PL',
  '0',
  '1',
  'kontakt@sklep.example',
  'https://sklep.example/strona',
  'https://sklep.example',
  '+48 600 700 800',
  '#0b6b57',
  'ABCDEFGH',
  '123456',
  '2026-11-24T10:00:00.000Z',
  '2026-11-24',
  'correct horse battery',
  '3f0c6f0e-7c1c-4a52-9a5e-0c2b7d7f4b11',
  'A'.repeat(43),
  'a'.repeat(64),
  'a'.repeat(16),
  'A'.repeat(86),
  ...[
    'org',
    'shp',
    'zgk',
    'stf',
    'mbr',
    'grt',
    'inv',
    'cnv',
    'evt',
    'led',
    'ntc',
    'cse',
    'crd',
    'att',
    'dpa',
    'chg',
    'rpl',
    'psh',
  ].map((prefix) => `${prefix}_AAAAAAAAAAAAAAAAAAAAAA`),
  ...['tag', 'tem', 'blk', 'eml', 'req', 'brc', 'sub', 'run', 'doc', 'aud', 'spr', 'vst'].map(
    (prefix) => `${prefix}_AAAAAAAAAAAAAAAAAAAAAA`,
  ),
];
const NUMBERS: readonly number[] = [1, 0, 7, 30, 100, 1000];

// biome-ignore lint/suspicious/noExplicitAny: the inside of a schema of any kind
type Inside = any;

const guess = (schema: Inside): unknown => {
  switch (schema.type) {
    case 'strict_object':
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.entries as Record<string, Inside>)
          .filter(([, entry]) => entry.type !== 'optional')
          .map(([name, entry]) => [name, validInput(entry)]),
      );
    case 'array':
      return [validInput(schema.item)];
    case 'nullable':
    case 'nullish':
      return null;
    case 'optional':
      return undefined;
    case 'picklist':
      return schema.options[0];
    case 'literal':
      return schema.literal;
    case 'boolean':
      return true;
    case 'record':
      return {};
    case 'union':
    case 'variant':
      return validInput(schema.options[0]);
    default:
      return undefined;
  }
};

/** A value made from the schema alone. Throws if none fits; then add a text above. */
export const validInput = (schema: AnySchema): unknown => {
  const fits = (value: unknown) => v.safeParse(schema, value).success;
  const guessed = guess(schema);
  if (fits(guessed)) return guessed;
  const found = [...TEXTS, ...NUMBERS, true, [], {}].find(fits);
  if (found !== undefined) return found;
  throw new Error(`No sample fits a schema of type ${(schema as Inside).type}: ${JSON.stringify(guessed)}`);
};
