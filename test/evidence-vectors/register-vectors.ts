import { csvSetText, STATEMENT_ROW } from '../../service/domain/evidence/read-register.ts';
import {
  REGISTER_COLUMNS,
  REGISTER_FORMAT,
  type RegisterEntry,
  type RegisterStatement,
  registerSealText,
} from '../../service/domain/evidence/register-file.ts';
import { canonicalJson, type Json } from '../../service/domain/model/base/canonical-json.ts';
import { CSV_START, csvLine, exactCsvLine } from '../../service/domain/model/base/csv.ts';
import {
  earlierSigner,
  foreignSignature,
  foreignSigner,
  makeLedger,
  SHOP,
  sha256Hex,
  signer,
  witnessSigner,
} from './vector-ledger.ts';

/** `expect`: `genuine`, `not_valid` or `unreadable`. */
export type RegisterVector = {
  readonly file: string;
  readonly says: string;
  readonly expect: 'genuine' | 'not_valid' | 'unreadable';
  readonly bytes: Buffer;
};

// biome-ignore lint/suspicious/noExplicitAny: a forger alters any value
type Loose = any;
const json = (value: unknown): string => canonicalJson(value as Json);

const scene = () => {
  const ledger = makeLedger();
  const given = [1, 2, 3].map(() => ledger.append({ about: 'led_AAAAAAAAAAAAAAAAAAAAAA' }));
  ledger.other();
  const offer = ledger.append({ about: 'sub_AAAAAAAAAAAAAAAAAAAAAA', purpose: 'marketing_email' });
  const entries = [...given, offer].map(
    ({ seq, id, hash, purpose, noticeId, method, occurredAt }, at): RegisterEntry => ({
      ...{ seq, id, hash, purpose, noticeId, method, givenAt: occurredAt.toISOString() },
      state: (['stands', 'withdrawn', 'ended', 'unconfirmed'] as const)[at] ?? 'stands',
      mailSentAt: at === 3 ? '2026-11-10T16:00:00.000Z' : null,
      confirmedAt: null,
      endedAt: at === 1 || at === 2 ? '2026-11-12T08:00:00.000Z' : null,
    }),
  );
  return { entries, head: ledger.head() };
};

type Made = { entries?: readonly Loose[]; by?: typeof signer; statement?: Loose; set?: Loose };
const statementOf = ({ statement = {} }: Made, set: RegisterStatement['set']) => ({
  format: REGISTER_FORMAT,
  asOf: { at: '2026-11-24T12:00:00.000Z', head: scene().head },
  shop: SHOP,
  filter: { purpose: null, noticeId: null, state: null, from: null, to: null },
  set,
  ...statement,
});
const sealed = (made: Made, set: RegisterStatement['set']) => {
  const whole = statementOf(made, { ...set, ...made.set });
  return { ...whole, seal: (made.by ?? signer).sign(registerSealText(whole)) };
};
const jsonFile = (made: Made = {}): string => {
  const entries = made.entries ?? scene().entries;
  const set = { form: 'json' as const, count: entries.length, sha256: sha256Hex(json(entries)) };
  return `${json({ ...sealed(made, set), entries })}\n`;
};
const csvFile = (made: Made = {}): string => {
  const entries = made.entries ?? scene().entries;
  const lines = [REGISTER_COLUMNS, ...entries.map((entry) => REGISTER_COLUMNS.map((name) => entry[name]))];
  const text = lines.map((cells) => csvLine(cells as string[])).join('');
  const set = { form: 'csv' as const, count: entries.length, sha256: sha256Hex(csvSetText(text)) };
  return `${CSV_START}${text}${exactCsvLine([STATEMENT_ROW, json(sealed(made, set))])}`;
};
const retold = (change: (file: Loose) => void): string => {
  const file = JSON.parse(jsonFile());
  change(file);
  return json(file);
};

const good = (): [string, string, string][] => [
  ['json', 'all consents, as JSON', jsonFile()],
  ['csv', 'the same as CSV, with byte order mark and CRLF', csvFile()],
  ['csv-lf', 'the CSV as an editor saved it: LF, no byte order mark', csvSetText(csvFile())],
  ['json-empty', 'no consent fits the filter', jsonFile({ entries: [], statement: { filter: FILTER } })],
  ['csv-empty', 'the same as CSV', csvFile({ entries: [], statement: { filter: FILTER } })],
  [
    'json-empty-ledger',
    'nothing was recorded yet',
    jsonFile({ entries: [], statement: { asOf: { at: '2026-11-24T12:00:00.000Z', head: null } } }),
  ],
  [
    'json-gap',
    'a consent from before a restored backup',
    jsonFile({ entries: [{ ...scene().entries[0], state: 'gap' }] }),
  ],
  ['json-quotes', 'a name with quotes and letters', jsonFile({ statement: { shop: QUOTED } })],
  ['csv-quotes', 'the same as CSV', csvFile({ statement: { shop: QUOTED } })],
];
const FILTER = {
  purpose: 'card.order_help',
  noticeId: null,
  state: 'stands',
  from: '2026-11-01T00:00:00.000Z',
  to: '2026-12-01T00:00:00.000Z',
};
const QUOTED = { id: SHOP.id, name: '„Pod Lipą” "B&B", Łódź' };

const forged = (): [string, string, string][] => {
  const { entries } = scene();
  const [first, second, third, fourth] = entries;
  return [
    ['state-altered', 'a withdrawn consent stands', retold((file) => Object.assign(file.entries[1], FREE))],
    ['entry-removed', 'an entry left out', retold((file) => file.entries.splice(1, 1))],
    ['entry-twice', 'an entry twice', retold((file) => file.entries.push(file.entries[3]))],
    ['renamed', 'another name of the shop', retold((file) => Object.assign(file.shop, { name: 'Bank' }))],
    ['filter-altered', 'a filter taken out', retold((file) => Object.assign(file.filter, FILTER))],
    ['back-dated', 'another time', retold((file) => Object.assign(file.asOf, { at: FILTER.from }))],
    ['head-altered', 'another newest entry', retold((file) => Object.assign(file.asOf.head, { seq: 9 }))],
    ['own-key', 'sealed with another key', jsonFile({ by: foreignSigner })],
    ['own-signature', 'sealed with another key, under the name of the right one', jsonFile({ by: OWN_KEY })],
    ['witness-key', 'sealed with the key of a witness', jsonFile({ by: witnessSigner })],
    ['key-of-before', 'sealed with a key that was no longer in use', jsonFile({ by: earlierSigner })],
    ['csv-own-key', 'a CSV sealed with another key', csvFile({ by: foreignSigner })],
    ['other-count', 'another number of entries, sealed', jsonFile({ set: { count: 3 } })],
    ['other-list', 'the hash of another list, sealed', jsonFile({ set: { sha256: sha256Hex('[]') } })],
    ['out-of-order', 'places out of order, sealed', jsonFile({ entries: [second, first, third, fourth] })],
    ['same-place', 'a place twice, sealed', jsonFile({ entries: [first, first] })],
    ['behind-head', 'a place behind the head, sealed', jsonFile({ entries: [{ ...fourth, seq: 6 }] })],
    ['more-fields', 'a field more, sealed', jsonFile({ statement: { more: true } })],
    ['entry-more-fields', 'a field more in an entry', jsonFile({ entries: [{ ...first, email: 'a@b' }] })],
    ['unknown-state', 'a state that there is not', jsonFile({ entries: [{ ...first, state: 'granted' }] })],
    [
      'no-date',
      'a day that there is not',
      jsonFile({ entries: [{ ...first, givenAt: '2026-02-30T00:00:00.000Z' }] }),
    ],
    ['escaped', 'a letter as an escape', jsonFile().replace('Pod Lipą', 'Pod Lip\\u0105')],
    ['key-twice', 'a key twice', jsonFile().replace('"format"', '"format":"x","format"')],
    ['fraction', 'a number with a fraction', jsonFile().replace('"seq":1,', '"seq":1.0,')],
    ['csv-cell-altered', 'another state in a row', csvFile().replace(',withdrawn,', ',stands,')],
    ['csv-row-removed', 'a row left out', csvFile().replace(/\n2,[^\n]*/, '')],
    ['csv-row-added', 'an empty row more', csvFile().replace('\nstatement', '\n\r\nstatement')],
    ['csv-no-statement', 'no statement', csvFile().replace(/statement,.*/, '')],
    ['csv-text-behind', 'a row behind the statement', `${csvFile()}6,cse_X\r\n`],
    [
      'csv-statement-respelled',
      'a statement with white space',
      csvFile().replace('"{""asOf""', '"{ ""asOf""'),
    ],
  ];
};
const OWN_KEY = {
  ...signer,
  sign: (text: string) => ({ ...signer.sign(text), signature: foreignSignature(text) }),
};
const FREE = { state: 'stands', endedAt: null };

const unreadable = (): [string, string, string][] => [
  ['pretty-printed', 'other white space', JSON.stringify(JSON.parse(jsonFile()), null, 2)],
  ['version-2', 'another format', jsonFile().replace(REGISTER_FORMAT, 'zgoda-register/2')],
  ['other-columns', 'a CSV with other columns', csvFile().replace('seq,id', 'id,seq')],
  ['two-byte-order-marks', 'a second byte order mark, which is content', `\ufeff\ufeff${jsonFile()}`],
  ['csv-two-byte-order-marks', 'the same of a CSV', `\ufeff${csvFile()}`],
  ['nothing', 'an empty file', ''],
];

export const registerVectors = (): RegisterVector[] =>
  (
    [
      ['genuine', good()],
      ['not_valid', forged()],
      ['unreadable', unreadable()],
    ] as const
  ).flatMap(([expect, made]) =>
    made.map(([name, says, text]) => ({
      file: `registers/${expect}/${name}.${name.startsWith('csv') || name === 'other-columns' ? 'csv' : 'json'}`,
      says,
      expect,
      bytes: Buffer.from(text),
    })),
  );
