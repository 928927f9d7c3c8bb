/** Reproducible ledger and evidence files: fixed keys, ids and times. */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type {
  EvidenceEpoch,
  EvidenceEvent,
  EvidenceLink,
  EvidenceSubject,
  FileStatement,
} from '../../service/domain/evidence/evidence.ts';
import { type EvidenceContent, writeEvidence } from '../../service/domain/evidence/write-evidence.ts';
import { canonicalJson, type Json } from '../../service/domain/model/base/canonical-json.ts';
import {
  type ConsentEvent,
  FIRST_PREVIOUS_HASH,
  type LedgerEpoch,
} from '../../service/domain/model/consent/consent.ts';
import {
  commit,
  consentHash,
  epochCanonicalText,
  signatureText,
} from '../../service/domain/model/consent/consent-hash.ts';
import type {
  NoticeContent,
  NoticeVersion,
  PolicySnapshot,
} from '../../service/domain/model/notice/notice.ts';
import { hashTree } from '../../service/domain/model/witness/hash-tree.ts';
import {
  countersignedText,
  type HeadStatement,
  statementText,
} from '../../service/domain/model/witness/statement.ts';
import { makeEvidenceSigner } from '../../service/outbound/ed25519-evidence-signer.ts';
import type { NoticeId, ShopId } from '../../service/protocol/vocabulary.ts';

export const sha256Hex = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const digest = { sha256Hex };

/** Ed25519 private key of a seed: fixed PKCS #8 prefix, then 32 bytes. */
const keyOf = (seed: string) =>
  createPrivateKey({
    key: Buffer.from(`302e020100300506032b657004220420${sha256Hex(seed)}`, 'hex'),
    format: 'der',
    type: 'pkcs8',
  });
const publicPem = (seed: string): string =>
  createPublicKey(keyOf(seed)).export({ type: 'spki', format: 'pem' }).toString();
const CHANGED_AT = '2026-06-01T00:00:00.000Z';
const signerOf = (seed: string) =>
  makeEvidenceSigner(keyOf(seed).export({ type: 'pkcs8', format: 'pem' }).toString(), CHANGED_AT, [
    { publicKeyPem: publicPem('vectors: earlier key'), since: '2025-01-01T00:00:00.000Z', until: CHANGED_AT },
  ]);
export const signer = signerOf('vectors: key');
export const earlierSigner = signerOf('vectors: earlier key');
export const foreignSigner = signerOf('vectors: foreign key');
export const foreignPem = publicPem('vectors: foreign key');
export const foreignSignature = (text: string): string =>
  sign(null, Buffer.from(text, 'utf8'), keyOf('vectors: foreign key')).toString('base64url');

export const witnessSigner = signerOf('vectors: witness key');
export const WITNESS = 'https://witness.example';
export const vectorKeys = () => [
  ...signer.publicKeys(),
  ...witnessSigner
    .publicKeys()
    .filter(({ until }) => until === null)
    .map((key) => ({ ...key, witness: WITNESS })),
];
type StatementOf = Omit<HeadStatement, 'keyId' | 'root'>;
/** Statement over one entry and two other hashes, seen by a witness three minutes later. */
export const makeStatement = (
  events: readonly ConsentEvent[],
  changes: Partial<StatementOf> = {},
  { by = witnessSigner, stated = signer }: { by?: typeof signer; stated?: typeof signer } = {},
): FileStatement => {
  const tree = hashTree(
    [...events.map(({ hash }) => hash), sha256Hex('other'), sha256Hex('another')],
    digest,
  );
  const at = changes.at ?? '2026-11-11T03:00:00.000Z';
  const [{ keyId } = { keyId: '' }] = stated.publicKeys();
  const statement = { at, keyId, previous: null, root: tree.root, since: null, ...changes };
  const answer = { at: new Date(Date.parse(at) + 180_000).toISOString(), follows: true };
  const text = statementText(statement);
  return {
    statement,
    signature: stated.sign(text).signature,
    entries: events.map(({ seq }, index) => ({ seq, path: tree.pathOf(index) })),
    seen: [{ kind: 'zgoda', by: WITNESS, ...answer, ...by.sign(countersignedText(answer, sha256Hex(text))) }],
  };
};

export const SHOP = { id: 'shp_AAAAAAAAAAAAAAAAAAAAAA' as ShopId, name: 'Pod Lipą' };
export const POLICY_TEXT =
  'Administratorem danych jest Pod Lipą sp. z o.o. Dane służą tylko odpowiedzi. „Cytat” \\ 1 🌿';
export const snapshot = (source: PolicySnapshot['source'] = 'adapter'): PolicySnapshot => ({
  shopId: SHOP.id,
  sha256: sha256Hex(POLICY_TEXT),
  text: POLICY_TEXT,
  fetchedAt: new Date('2026-11-01T08:00:00.000Z'),
  source,
});
export const notice = (changes: Partial<NoticeContent> = {}): NoticeVersion => {
  const content: NoticeContent = {
    shopId: SHOP.id,
    surface: 'offline_form',
    locale: 'pl',
    purposes: [{ code: 'reply', basis: 'consent', required: true, text: 'odpowiedź na zapytanie' }],
    fields: ['email', 'message'],
    textPlain: 'Wyrażam zgodę na odpowiedź.',
    textHtml: '<p>Wyrażam zgodę na odpowiedź.</p>',
    controller: {
      name: 'Pod Lipą sp. z o.o.',
      address: 'Lipowa 1',
      email: 'a@sklep.example',
      phone: '',
      dpo: '',
    },
    recipients: [],
    retentionText: '180 dni',
    withdrawText: 'Zgodę można cofnąć.',
    policy: {
      url: 'https://sklep.example/polityka',
      title: 'Polityka prywatności',
      locale: 'pl',
      contentSha256: sha256Hex(POLICY_TEXT),
      state: 'published',
    },
    templateVersion: '1',
    ...changes,
  };
  return {
    id: `ntc_${sha256Hex(canonicalJson(content as unknown as Json))}` as NoticeId,
    shopId: SHOP.id,
    content,
    paragraphs: [],
    consent: null,
    createdAt: new Date('2026-11-01T08:00:05.000Z'),
    origin: {
      pageId: '3',
      revision: '7',
      modifiedAt: null,
      snapshotSha256: content.policy?.contentSha256 ?? null,
    },
  };
};

export type Opened = Pick<ConsentEvent, 'ref' | 'sessionRef'>;
const sealed = (salt: string, value: string) => ({ commitment: commit(salt, value, digest), salt, value });
/** Without salt and value, as after an erasure. */
export const erased = (event: ConsentEvent): ConsentEvent => ({
  ...event,
  ref: { ...event.ref, salt: null, value: null },
  sessionRef: { ...event.sessionRef, salt: null, value: null },
  pageOrigin:
    event.pageOrigin === null || typeof event.pageOrigin === 'string'
      ? event.pageOrigin
      : { ...event.pageOrigin, salt: null, value: null },
});

type VectorEpoch = LedgerEpoch & Pick<EvidenceEpoch, 'witnessed'>;
type Change = Partial<ConsentEvent> & { about: string };
export type VectorLedger = ReturnType<typeof makeLedger>;
/** Events are appended an hour apart. */
export const makeLedger = (from = '2026-11-10T10:00:00.000Z') => {
  const events: (ConsentEvent | VectorEpoch)[] = [];
  const epochs: VectorEpoch[] = [];
  const tombstones = new Set<number>();
  const epochNow = () => {
    const epoch = epochs.at(-1)?.epoch;
    return epoch === undefined ? {} : { epoch };
  };
  const timeOf = (seq: number) => new Date(Date.parse(from) + seq * 3_600_000);
  const restored = (known: LedgerEpoch['known'], changes: Partial<VectorEpoch> = {}): VectorEpoch => {
    const seq = events.length + 1;
    const opening = {
      id: `cse_${String(seq).padStart(22, 'A')}` as const,
      shopId: SHOP.id,
      seq,
      epoch: (epochs.at(-1)?.epoch ?? 1) + 1,
      from: events.length === 0 ? null : timeOf(seq - 1).toISOString(),
      known,
      previousHash: events.at(-1)?.hash ?? FIRST_PREVIOUS_HASH,
      at: timeOf(seq),
      ...changes,
    };
    const hash = sha256Hex(epochCanonicalText({ ...opening, at: opening.at.toISOString() }));
    const entry = { ...opening, hash, ...signer.sign(signatureText(hash)) };
    events.push(entry);
    epochs.push(entry);
    return entry;
  };
  const append = ({ about, ...changes }: Change, by = signer): ConsentEvent => {
    const seq = events.length + 1;
    const unsigned = {
      id: `cse_${String(seq).padStart(22, 'A')}`,
      shopId: SHOP.id,
      seq,
      action: 'granted' as const,
      ofEvent: null,
      purpose: 'reply' as const,
      noticeId: notice().id,
      formId: 'offline_form' as const,
      method: 'checkbox' as const,
      control: { id: 'consent-reply', initialState: 'unchecked' as const },
      occurredAt: timeOf(seq),
      actor: 'visitor' as const,
      via: 'widget' as const,
      subjectKey: 'key-of-a-person',
      subjectKind: 'email' as const,
      ref: sealed(`salt-${seq}`, about),
      sessionRef: sealed(`session-${seq}`, `form-${seq}`),
      pageOrigin: sealed(`page-${seq}`, 'https://sklep.example/buty'),
      widgetVersion: '0.1.0',
      adapterVersion: 'wordpress 0.1.0',
      previousHash: events.at(-1)?.hash ?? FIRST_PREVIOUS_HASH,
      ...epochNow(),
      ...changes,
    } as ConsentEvent;
    const hash = consentHash(unsigned, digest);
    const event = { ...unsigned, hash, ...by.sign(signatureText(hash)) };
    events.push(event);
    return event;
  };
  const linkOf = (entry: ConsentEvent | VectorEpoch): EvidenceLink => {
    const { seq, previousHash, hash, keyId, signature } = entry;
    const kind = 'known' in entry ? 'epoch' : tombstones.has(seq) ? 'tombstone' : 'event';
    return { seq, previousHash, hash, kind, keyId, signature };
  };
  return {
    append,
    restored,
    epochs: () => epochs.map((opening) => ({ ...opening, at: opening.at.toISOString() })),
    other: () => append({ about: 'led_other' }),
    expire: (seq: number) => tombstones.add(seq),
    head: () => {
      const last = events.at(-1);
      return last === undefined
        ? null
        : { seq: last.seq, hash: last.hash, at: timeOf(last.seq).toISOString() };
    },
    chain: (seqs: readonly number[]): EvidenceLink[] => {
      const wanted = new Set([
        ...seqs.flatMap((seq) => [seq - 1, seq, seq + 1]),
        ...epochs.map(({ seq }) => seq),
        events.length,
      ]);
      return events.filter(({ seq }) => wanted.has(seq)).map(linkOf);
    },
  };
};

const inFile = ({ proofExpiresAt: _, endedAt: __, endedAs: ___, ...event }: ConsentEvent): EvidenceEvent => ({
  ...event,
  occurredAt: event.occurredAt.toISOString(),
});

export const contentOf = (
  ledger: VectorLedger,
  events: readonly ConsentEvent[],
  subject: Partial<EvidenceSubject> = {},
  changes: Partial<EvidenceContent> = {},
): EvidenceContent => ({
  asOf: { at: '2026-11-24T12:00:00.000Z', head: ledger.head() },
  shop: SHOP,
  subject: {
    kind: 'lead',
    id: events[0]?.ref.value ?? null,
    reference: 'ABCD2345',
    basis: 'consent',
    createdAt: '2026-11-10T12:00:00.000Z',
    state: 'kept',
    seq: events[0]?.seq ?? null,
    ...subject,
  },
  notice: notice(),
  events: events.map(inFile),
  policySnapshot: snapshot(),
  chain: ledger.chain(events.map(({ seq }) => seq)),
  epochs: ledger.epochs(),
  ...changes,
});
export const fileText = (content: EvidenceContent, by = signer): string => writeEvidence(content, by);
