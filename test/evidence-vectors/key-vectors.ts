import { foreignPem, vectorKeys } from './vector-ledger.ts';

/** `expect`: `taken` or `refused`. */
export type KeyVector = {
  readonly file: string;
  readonly says: string;
  readonly expect: 'taken' | 'refused';
  readonly bytes: Buffer;
};

export const keyVectors = (): KeyVector[] => {
  const keys = vectorKeys();
  const [key, ...others] = keys;
  if (key === undefined) throw new Error('there are no keys');
  const make = (
    name: string,
    says: string,
    expect: KeyVector['expect'],
    list: unknown,
    text = JSON.stringify({ keys: list }),
  ): KeyVector => ({ file: `key-lists/${name}.json`, says, expect, bytes: Buffer.from(text) });
  const { since: _, until: __, ...timeless } = key;
  const changed = (changes: object) => [{ ...key, ...changes }, ...others];
  return [
    make(
      'as-published',
      'with a byte order mark and other fields',
      'taken',
      [],
      `\ufeff${JSON.stringify({ keys, of: 'x' })}`,
    ),
    make('without-times', 'a key that counts from the beginning to the end', 'taken', [timeless, ...others]),
    make('no-list', 'something else', 'refused', {}),
    make('no-json', 'a text', 'refused', [], 'keys'),
    make(
      'name-of-another',
      'a foreign key under the name of a published one',
      'refused',
      changed({ publicKeyPem: foreignPem }),
    ),
    make('name-twice', 'a published key, and a foreign one under its name', 'refused', [
      ...keys,
      { ...key, publicKeyPem: foreignPem },
    ]),
    make('key-twice', 'a key with two periods', 'refused', [
      ...keys,
      { ...key, until: '2026-01-01T00:00:00.000Z' },
    ]),
    make('key-twice-of-a-witness', 'a key of the service as one of a witness too', 'refused', [
      ...keys,
      { ...key, witness: 'W' },
    ]),
    make(
      'name-in-capitals',
      'another spelling of a name',
      'refused',
      changed({ keyId: key.keyId.toUpperCase() }),
    ),
    make(
      'since-no-time',
      'a day that does not exist',
      'refused',
      changed({ since: '2026-02-30T00:00:00.000Z' }),
    ),
    make('since-null', 'null in place of a beginning', 'refused', changed({ since: null })),
    make('until-no-time', 'a day without its time', 'refused', changed({ until: '2026-06-01' })),
    make(
      'text-around-the-key',
      'words before a key',
      'refused',
      changed({ publicKeyPem: `key:\n${key.publicKeyPem}` }),
    ),
    make('witness-without-a-name', 'a number as the name of a witness', 'refused', changed({ witness: 1 })),
  ];
};
