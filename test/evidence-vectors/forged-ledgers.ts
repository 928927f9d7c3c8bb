import {
  BESIDE,
  type Case,
  day,
  entriesOf,
  fileOf,
  hidden,
  type Loose,
  leaf,
  next,
  opened,
  rewritten,
  scene,
  stated,
} from './ledger-scene.ts';
import { earlierSigner, foreignSigner, SHOP, sha256Hex, witnessSigner } from './vector-ledger.ts';

/** Ledgers that do not hold, do not agree with what is given, or are given something that is not genuine. */
export const forgedLedgers = (): Case[] => {
  const { own, first, second, under, file } = scene();
  const statements = under(SHOP.id) as Loose[];
  const altered = (change: (file: Loose) => void): Loose => {
    const copy = structuredClone(file);
    change(copy);
    return copy;
  };
  /** Sealed again by the service, so that only the fault itself is left to be found. */
  const resealed = (change: (lists: { entries: Loose[]; statements: Loose[] }) => void): Loose => {
    const lists = structuredClone({ entries: own, statements });
    change(lists);
    return fileOf(lists);
  };
  const foreign = stated(day(2, 20), first, [leaf(SHOP.id, own, 3, 3)], foreignSigner);
  const unfollowed = stated(day(1, 20), second, [leaf(SHOP.id, own, 1, 2)]);
  const late = entriesOf('own', [day(1), day(1, 13), day(1, 14)]);
  const lateSecond = stated(day(2, 20), first, [leaf(SHOP.id, late, 3, 3)]);
  const { epoch, entries } = opened(own.slice(0, 2), day(4));
  return [
    [
      'foreign-seal',
      'sealed with another key',
      'not_valid',
      fileOf({ entries: own, statements }, foreignSigner),
    ],
    [
      'earlier-seal',
      'sealed with a key that was no longer in use',
      'not_valid',
      fileOf({ entries: own, statements }, earlierSigner),
    ],
    [
      'witness-seal',
      'sealed with the key of a witness',
      'not_valid',
      fileOf({ entries: own, statements }, witnessSigner),
    ],
    [
      'as-of-altered',
      'another time of the file',
      'not_valid',
      altered((one) => {
        one.asOf.at = day(6);
      }),
    ],
    [
      'entry-altered',
      'another hash in an entry',
      'not_valid',
      altered((one) => {
        one.entries[1].hash = 'e'.repeat(64);
      }),
    ],
    [
      'entry-added',
      'an entry more than was sealed',
      'not_valid',
      altered((one) => {
        one.entries.push(next(own, day(3), 'more'));
      }),
    ],
    [
      'statement-removed',
      'a statement less than was sealed',
      'not_valid',
      altered((one) => {
        one.statements.pop();
      }),
    ],
    [
      'field-more',
      'a field that the format does not have',
      'not_valid',
      altered((one) => {
        one.entries[0].note = 'x';
      }),
    ],
    [
      'entry-removed',
      'an entry left out before it was sealed',
      'not_valid',
      resealed((one) => {
        one.entries.splice(1, 1);
      }),
    ],
    [
      'entry-foreign-key',
      'an entry signed with another key',
      'not_valid',
      fileOf({ entries: [...own, next(own, day(3), 'own 4', foreignSigner)], statements }),
    ],
    [
      'entry-earlier-key',
      'an entry signed with a key that was no longer in use',
      'not_valid',
      fileOf({ entries: [...own, next(own, day(3), 'own 4', earlierSigner)], statements }),
    ],
    [
      'entry-later-key',
      'sealed with an earlier key under a time before the key of its entries was in use',
      'not_valid',
      fileOf({ entries: own, at: '2026-05-31T12:00:00.000Z' }, earlierSigner),
    ],
    [
      'head-of-another',
      'another newest entry than the last',
      'not_valid',
      fileOf({
        entries: own,
        statements,
        sealed: { asOf: { at: day(5), head: { seq: 3, hash: sha256Hex('x'), at: day(2) } } },
      }),
    ],
    [
      'span-elsewhere',
      'entries that do not lead to their statement',
      'not_valid',
      resealed((one) => {
        one.statements[0].spans[0].path[0].hash = sha256Hex('x');
      }),
    ],
    [
      'span-behind-the-end',
      'entries under a statement that are not in the file',
      'not_valid',
      resealed((one) => {
        one.statements[1].spans[0].to = 4;
      }),
    ],
    [
      'span-missing',
      'entries between others that are under no statement',
      'not_valid',
      resealed((one) => {
        one.statements[0].spans = [];
      }),
    ],
    [
      'statement-foreign-key',
      'a statement signed with another key',
      'not_valid',
      fileOf({ entries: own, statements: [statements[0], foreign.of(SHOP.id)] }),
    ],
    [
      'statement-left-out',
      'a statement left out between others',
      'not_valid',
      resealed((one) => {
        one.statements.shift();
      }),
    ],
    [
      'first-follows-another',
      'a first statement that follows another',
      'not_valid',
      fileOf({ entries: own, statements: [unfollowed.of(SHOP.id)] }),
    ],
    [
      'answer-altered',
      'the answer of a witness was altered',
      'not_valid',
      resealed((one) => {
        one.statements[0].seen[0].follows = false;
      }),
    ],
    [
      'entry-late',
      'an entry dated before the statement that does not hold it',
      'not_valid',
      fileOf({ entries: late, statements: [statements[0], lateSecond.of(SHOP.id)] }),
    ],
    [
      'entry-late-unstated',
      'an entry under no statement, dated before the newest',
      'not_valid',
      fileOf({ entries: [...own, next(own, day(2, 13), 'own 4')], statements }),
    ],
    [
      'before-its-epoch',
      'entries behind a restored backup, dated before it',
      'not_valid',
      rewritten([], [day(1), day(1, 13)]),
      { kept: [BESIDE.witness, BESIDE.earlier], other: [] },
    ],
    [
      'epoch-altered',
      'a restored backup that is told otherwise than it was signed',
      'not_valid',
      fileOf({ entries, sealed: { epochs: [{ ...epoch, from: null }] } }),
    ],
    [
      'epoch-untold',
      'a restored backup in the chain that the file does not tell',
      'not_valid',
      fileOf({ entries }),
    ],
    [
      'statement-missing',
      'a statement that a witness saw is not in it',
      'not_valid',
      fileOf({ entries: own.slice(0, 2), statements: statements.slice(0, 1) }),
      { kept: [BESIDE.witness] },
    ],
    [
      'entry-other-than-mailed',
      'an entry is not the one of a mail',
      'not_valid',
      fileOf({ entries: entriesOf('other', [day(2)], own.slice(0, 2)), statements: statements.slice(0, 1) }),
      { kept: [BESIDE.mail] },
    ],
    [
      'beside-doctored',
      'an other ledger whose lists were altered after it was sealed',
      'unreadable',
      hidden().file,
      { other: [BESIDE.doctored] },
    ],
    [
      'beside-earlier-altered',
      'an earlier file whose lists were altered after it was sealed',
      'unreadable',
      file,
      { kept: [BESIDE.earlierAltered] },
    ],
    [
      'beside-earlier-of-other',
      'an earlier file of another shop',
      'unreadable',
      file,
      { kept: [BESIDE.earlierOfOther] },
    ],
  ];
};
