import { sealedTextOf } from '../../service/domain/evidence/read-evidence-file.ts';
import type { EvidenceContent } from '../../service/domain/evidence/write-evidence.ts';
import { canonicalJson } from '../../service/domain/model/base/canonical-json.ts';
import { goodContents } from './good-vectors.ts';
import { fileText, foreignSignature, foreignSigner, snapshot } from './vector-ledger.ts';

export type Forged = readonly [name: string, says: string, bytes: string | Buffer];
// biome-ignore lint/suspicious/noExplicitAny: a forger alters any value
type Loose = any;

const contents = new Map(goodContents().map(({ name, content }) => [name, content]));
export const contentNamed = (name: string): EvidenceContent => {
  const content = contents.get(name);
  if (content === undefined) throw new Error(`No good vector is called ${name}.`);
  return content;
};
const good = (name: string): string => fileText(contentNamed(name));
const retold = (name: string, change: (file: Loose) => void): string => {
  const file = JSON.parse(good(name));
  change(file);
  return canonicalJson(file);
};
const withOwnKey = (): string => {
  const { seal, ...file } = JSON.parse(good('consent-stands'));
  return canonicalJson({ ...file, seal: { ...seal, signature: foreignSignature(sealedTextOf(file)) } });
};
const fromNothing = (): string => {
  const content = contentNamed('request-unrecorded');
  return fileText({ ...content, shop: { id: 'shp_BANK', name: 'Bank Polski SA' } }, foreignSigner);
};

export const unsealedVectors = (): Forged[] => [
  [
    'shop-renamed',
    'another name of the shop',
    retold('consent-stands', (file) => {
      file.shop.name = 'Bank Polski SA';
    }),
  ],
  [
    'shop-replaced',
    'another shop',
    retold('consent-stands', (file) => {
      file.shop.id = 'shp_BBBBBBBBBBBBBBBBBBBBBB';
    }),
  ],
  [
    'mail-back-dated',
    'another time of the mail with the confirming link',
    retold('offers-email-confirmed', (file) => {
      file.events[1].doi.sentAt = '2026-11-01T00:00:00.000Z';
    }),
  ],
  [
    'mail-left-out',
    'no mail with the confirming link',
    retold('offers-email-confirmed', (file) => {
      delete file.events[1].doi;
    }),
  ],
  [
    'reference-replaced',
    'the number of another lead',
    retold('consent-stands', (file) => {
      file.subject.reference = 'ZZZZ9999';
    }),
  ],
  [
    'created-back-dated',
    'an earlier date of the lead',
    retold('consent-stands', (file) => {
      file.subject.createdAt = '2020-01-01T00:00:00.000Z';
    }),
  ],
  [
    'as-of-moved',
    'an old file that speaks for today',
    retold('consent-stands', (file) => {
      file.asOf.at = '2026-12-24T12:00:00.000Z';
    }),
  ],
  [
    'head-cut',
    'the head before the withdrawal',
    retold('consent-withdrawn', (file) => {
      file.asOf.head = { ...file.asOf.head, seq: 2, hash: file.chain[1].hash };
    }),
  ],
  [
    'withdrawal-cut-out',
    'the withdrawal is left out',
    retold('consent-withdrawn', (file) => {
      file.events.pop();
    }),
  ],
  [
    'withdrawal-and-place-cut-out',
    'with its place in the chain',
    retold('consent-withdrawn', (file) => {
      file.events.pop();
      file.chain.splice(3, 1);
    }),
  ],
  [
    'consent-made-request',
    'a consent without its events',
    retold('consent-stands', (file) => {
      file.events = [];
      file.subject = { ...file.subject, basis: 'request', seq: null };
      file.chain = [file.chain.at(-1)];
    }),
  ],
  [
    'kept-made-erased',
    'salts and values removed',
    retold('consent-stands', (file) => {
      file.subject.state = 'erased';
      file.subject.id = null;
      for (const name of ['ref', 'sessionRef'])
        file.events[0][name] = { ...file.events[0][name], salt: null, value: null };
    }),
  ],
  [
    'unknown-field',
    'a field that no file has',
    retold('consent-stands', (file) => {
      file.note = 'signed by hand';
    }),
  ],
  [
    'unknown-field-in-event',
    'a field inside the signed event',
    retold('consent-stands', (file) => {
      file.events[0].wasTickedBy = 'staff';
    }),
  ],
  [
    'unknown-field-in-control',
    'a field inside the box',
    retold('consent-stands', (file) => {
      file.events[0].control.wasTickedBy = 'staff';
    }),
  ],
  [
    'field-missing',
    'an event without its page',
    retold('consent-stands', (file) => {
      delete file.events[0].pageOrigin;
    }),
  ],
  [
    'policy-dated',
    'another time of the policy text',
    retold('consent-stands', (file) => {
      file.policySnapshot.fetchedAt = '2020-01-01T00:00:00.000Z';
    }),
  ],
  [
    'policy-vouched',
    'the service is said to have seen the page',
    retold('consent-stands', (file) => {
      file.policySnapshot.source = 'link';
    }),
  ],
  [
    'policy-left-out',
    'the text of the policy is left out',
    retold('consent-stands', (file) => {
      file.policySnapshot = null;
    }),
  ],
  [
    'neighbour-left-out',
    'a place beside the record is left out',
    retold('consent-stands', (file) => {
      file.chain.shift();
    }),
  ],
  [
    'spliced-event',
    'the event of another file',
    retold('consent-stands', (file) => {
      file.events = JSON.parse(good('card-consent')).events;
    }),
  ],
  [
    'spliced-seal',
    'the seal of another file',
    retold('consent-stands', (file) => {
      file.seal = JSON.parse(good('card-consent')).seal;
    }),
  ],
  [
    'seal-missing',
    'no seal',
    retold('consent-stands', (file) => {
      delete file.seal;
    }),
  ],
  [
    'older-format',
    'a file of version 2 under the name of version 3',
    retold('consent-stands', (file) => {
      delete file.seal;
      delete file.asOf;
      file.generatedAt = '2026-11-24T12:00:00.000Z';
    }),
  ],
  ['own-key-under-our-name', 'sealed with a key of one’s own under the name of ours', withOwnKey()],
  [
    'own-key',
    'sealed with a key that is not published',
    fileText(contentNamed('consent-stands'), foreignSigner),
  ],
  ['made-from-nothing', 'a request that nobody made', fromNothing()],
  ['notice-reworded', 'a word of the notice', good('consent-stands').replaceAll('odpowiedź', 'reklamy')],
];

export const respelledVectors = (): Forged[] => {
  const text = good('consent-stands');
  const replaced = (from: string | RegExp, to: string): string => {
    const altered = text.replace(from, to);
    if (altered === text) throw new Error(`${from} does not occur.`);
    return altered;
  };
  return [
    [
      'key-twice',
      'a key that stands twice, first with a forged value',
      replaced('"shop":', '"shop":{"id":"x","name":"y"},"shop":'),
    ],
    [
      'key-twice-alike',
      'the same key twice with the same value',
      replaced('"format":', '"format":"zgoda-evidence/3","format":'),
    ],
    ['number-with-fraction', '2.0 for 2', replaced('"seq":2', '"seq":2.0')],
    ['number-with-exponent', '2e0 for 2', replaced('"seq":2', '"seq":2e0')],
    ['number-out-of-range', 'a number that rounds to 2', replaced('"seq":2', '"seq":2.00000000000000000001')],
    ['escaped-letter', 'an escape for a letter', replaced('"checkbox"', '"\\u0063heckbox"')],
    ['half-a-sign', 'half of a surrogate pair', replaced('"ABCD2345"', '"\\ud83c"')],
    [
      'keys-in-other-order',
      'the same keys in another order',
      JSON.stringify({ format: '', ...JSON.parse(text) }),
    ],
    ['signature-padded', 'padding behind the signature', replaced(/("signature":"[^"]+)"\}\]/, '$1=="}]')],
    [
      'signature-spare-bits',
      'other spare bits in the seal',
      replaced(/("seal":\{"keyId":"[^"]+","signature":"[^"]{85})[AQgw]/, '$1B'),
    ],
    [
      'hash-in-capitals',
      'a hash in capitals',
      replaced(/"sha256":"[^"]+"/, JSON.stringify({ sha256: snapshot().sha256.toUpperCase() }).slice(1, -1)),
    ],
  ];
};

export const unreadableVectors = (): Forged[] => {
  const text = good('consent-stands');
  const bytes = Buffer.from(text, 'utf8');
  const broken = Buffer.from(bytes);
  broken[broken.indexOf('Lipowa')] = 0xff;
  return [
    ['bytes-no-utf8', 'a byte that UTF-8 does not have', broken],
    ['two-byte-order-marks', 'a second byte order mark, which is content', `\ufeff\ufeff${text}`],
    ['cut-off', 'the last sign is missing', text.slice(0, -1)],
    ['followed-by-more', 'a second file behind the first', `${text}{}`],
    ['no-number', 'NaN, which JSON does not have', text.replace('"seq":2', '"seq":NaN')],
    [
      'nested-deeply',
      'more levels than are read',
      `{"format":"zgoda-evidence/3","x":${'['.repeat(18_000)}${']'.repeat(18_000)}}`,
    ],
    ['empty', 'nothing', ''],
    ['a-list', 'a list with a file in it', `[${text}]`],
    ['version-to-come', 'another version', text.replace('zgoda-evidence/3', 'zgoda-evidence/4')],
    [
      'version-without-seal',
      'a withdrawn consent as a version that nothing seals, without its withdrawal',
      retold('consent-withdrawn', (file) => {
        file.format = 'zgoda-evidence/2';
        file.generatedAt = '2027-01-01T12:00:00.000Z';
        file.events.pop();
        file.chain.splice(3);
        for (const part of ['asOf', 'seal', 'epochs']) delete file[part];
      }),
    ],
  ];
};

export const goodText = good;
