import { departedText } from '../../service/domain/model/witness/departed-ledger.ts';
import { forgedLedgers } from './forged-ledgers.ts';
import {
  BESIDE,
  besideFiles,
  type Case,
  DIR,
  day,
  type Entry,
  entriesOf,
  fileOf,
  hidden,
  json,
  type LedgerExpected,
  type LedgerVector,
  type Loose,
  opened,
  rewritten,
  scene,
  stated,
} from './ledger-scene.ts';
import { SHOP, sha256Hex } from './vector-ledger.ts';

const good = (): Case[] => {
  const { own, second, file, under } = scene();
  const third = stated(day(3, 20), second, []);
  const [{ hash, previousHash, signature, keyId } = own[0] as Entry] = own;
  const over: Entry = { seq: 1, kind: 'tombstone', at: null, previousHash, hash, keyId, signature };
  const { epoch, entries } = opened(own.slice(0, 2), day(4));
  const restored = {
    entries: entriesOf('after', [day(4, 13)], entries),
    statements: under(SHOP.id).slice(0, 1),
    sealed: { epochs: [epoch] },
  };
  return [
    ['witnessed', 'what a witness saw of it', 'agrees', file, { kept: [BESIDE.witness] }],
    ['mailed', 'a mail about it that was kept', 'agrees', file, { kept: [BESIDE.mail] }],
    ['earlier', 'an earlier file of it', 'agrees', file, { kept: [BESIDE.earlier] }],
    [
      'whole',
      'all ledgers of the service',
      'agrees',
      file,
      { kept: [BESIDE.witness], other: [BESIDE.other] },
    ],
    [
      'departed',
      'all that are left, and hashes of one that was deleted',
      'agrees',
      departedFile(),
      { other: [] },
    ],
    [
      'quiet-day',
      'a statement of a day without entries',
      'agrees',
      fileOf({ entries: own, statements: [...under(SHOP.id), third.of(SHOP.id)] }),
    ],
    [
      'tombstone',
      'an entry whose time of proof is over',
      'agrees',
      fileOf({ entries: [over, ...own.slice(1)], statements: under(SHOP.id) }),
    ],
    ['restored', 'a restored backup after which nothing is known to be lost', 'agrees', fileOf(restored)],
    ['alone', 'nothing from outside', 'alone', fileOf({ entries: own })],
    ['empty', 'no entry', 'alone', fileOf({})],
    ['without-others', 'the other ledgers are not given', 'not_whole', file, { other: [] }],
    [
      'entry-left-out',
      'a ledger is under a statement and given by nobody',
      'not_whole',
      hidden().file,
      { other: [BESIDE.hiding] },
    ],
    ['whole-of-nothing', 'no statement at all', 'not_whole', fileOf({ entries: own }), { other: [] }],
    [
      'whole-too-early',
      'a given ledger that is older than each statement',
      'not_whole',
      file,
      { other: [BESIDE.empty] },
    ],
    [
      'departed-unstated',
      'hashes of a deleted ledger that no statement holds',
      'not_whole',
      unstatedFile(),
      { other: [] },
    ],
    [
      'lost-statement',
      'a restored backup, and a statement that a witness saw before it',
      'lost',
      fileOf(restored),
      { kept: [BESIDE.witness] },
    ],
    [
      'lost-entry',
      'a restored backup, and an entry that an earlier file holds',
      'lost',
      fileOf(restored),
      { kept: [BESIDE.earlier] },
    ],
    [
      'written-anew',
      'everything that others have is gone behind a restored backup, and all ledgers are said to be given',
      'lost',
      rewritten([], [day(4, 13), day(4, 14)]),
      { kept: [BESIDE.witness, BESIDE.earlier], other: [] },
    ],
  ];
};
/** The other ledger was deleted on the third day, and a later statement holds what is left of it. */
function departedFile(): Loose {
  const { own, rest, first, second, under } = scene();
  const spans = [
    { root: rest[0]?.hash ?? '', statement: first.id },
    { root: rest[1]?.hash ?? '', statement: second.id },
  ];
  const at = day(3);
  const root = sha256Hex(departedText({ at, spans }));
  const third = stated(day(3, 20), second, [{ of: 'departed', from: 1, to: 1, root }]);
  const sealed = { departed: [{ at, spans, statement: third.id }] };
  return fileOf({ entries: own, statements: [...under(SHOP.id), third.of(SHOP.id)], sealed });
}
function unstatedFile(): Loose {
  const { asOf, shop, epochs, departed, entries, statements } = departedFile();
  const alone = statements.slice(0, 2);
  return fileOf({
    entries,
    statements: alone,
    shop,
    at: asOf.at,
    sealed: { epochs, departed: [{ ...departed[0], statement: null }] },
  });
}
/** Not in the one spelling: no text of the service. */
const respelled = (): [string, string, LedgerExpected, string][] => {
  const { file } = scene();
  return [
    ['number', 'a number as 1.0', 'not_valid', json(file).replace('"seq":1,', '"seq":1.0,')],
    [
      'white-space',
      'white space between the parts',
      'unreadable',
      JSON.stringify(JSON.parse(json(file)), null, 2),
    ],
    ['other-format', 'another format', 'unreadable', json(file).replace('zgoda-ledger/1', 'zgoda-ledger/2')],
  ];
};

/** Whole ledgers, good and forged, with what is given beside them. */
export const ledgerVectors = (): LedgerVector[] => [
  ...[...good(), ...forgedLedgers()].map(([name, says, expect, value, { kept = [], other = null } = {}]) => ({
    ...{ file: `${DIR}/${expect}/${name}.json`, says, expect, kept, other },
    bytes: Buffer.from(`${json(value)}\n`),
  })),
  ...respelled().map(([name, says, expect, text]) => ({
    ...{ file: `${DIR}/${expect}/${name}.json`, says, expect, kept: [], other: null },
    bytes: Buffer.from(text),
  })),
];
export const besideLedgers = (): (readonly [file: string, bytes: Buffer])[] =>
  besideFiles().map(([file, text]) => [file, Buffer.from(text)]);
