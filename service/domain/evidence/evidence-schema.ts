import { LOCALES } from '../../protocol/vocabulary.ts';
import type { Json } from '../model/base/canonical-json.ts';
import { type ClosedSchema, closed, type Definitions, fits, orNull, withOptional } from './closed-schema.ts';

const text: ClosedSchema = { type: 'string' };
const textOrNull = orNull(text);
const ref = (name: string): ClosedSchema => ({ $ref: `#/$defs/${name}` });
const list = (items: ClosedSchema): ClosedSchema => ({ type: 'array', items });
const oneOf = (...values: readonly (string | null)[]): ClosedSchema => ({ enum: values });

/** 64 bytes, base64url, spare bits zero: one spelling. */
export const SIGNATURE_SPELLING = /^[A-Za-z0-9_-]{85}[AQgw]$/;

/** ASCII classes, alike in every language. */
export const EVIDENCE_DEFINITIONS: Definitions = {
  hash: { type: 'string', pattern: /^[0-9a-f]{64}$/ },
  keyId: { type: 'string', pattern: /^[0-9a-f]{16}$/ },
  signature: { type: 'string', pattern: SIGNATURE_SPELLING },
  time: {
    type: 'string',
    format: 'date-time',
    pattern: /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$/,
  },
  seq: { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
  epoch: { type: 'integer', minimum: 2, maximum: Number.MAX_SAFE_INTEGER },
  noticeId: { type: 'string', pattern: /^ntc_[0-9a-f]{64}$/ },
  purpose: { type: 'string', pattern: /^(reply|marketing_email|marketing_phone|card[.][A-Za-z0-9_-]+)$/ },
  locale: oneOf(...LOCALES),
  commitment: closed({ commitment: { $ref: '#/$defs/hash' }, salt: textOrNull, value: textOrNull }),
};

const subject = closed({
  kind: oneOf('lead', 'conversation', 'card', 'subscription', null),
  id: textOrNull,
  reference: textOrNull,
  basis: oneOf('consent', 'request', null),
  createdAt: orNull(ref('time')),
  state: oneOf('kept', 'erased', 'expired'),
  seq: orNull(ref('seq')),
});

const event = withOptional(
  closed({
    id: text,
    shopId: text,
    seq: ref('seq'),
    action: oneOf('granted', 'informed', 'confirmed', 'withdrawn', 'expired', 'superseded'),
    ofEvent: textOrNull,
    purpose: ref('purpose'),
    noticeId: ref('noticeId'),
    formId: oneOf('offline_form', 'live_chat', 'data_request', 'marketing_optin'),
    method: oneOf('checkbox', 'button', 'doi_link', 'import', 'staff_record'),
    control: orNull(closed({ id: text, initialState: oneOf('unchecked') })),
    occurredAt: ref('time'),
    actor: text,
    via: oneOf('widget', 'receipt', 'email_link', 'console', 'store', 'api'),
    subjectKey: text,
    subjectKind: oneOf('email', 'phone', 'none'),
    ref: ref('commitment'),
    sessionRef: ref('commitment'),
    pageOrigin: { anyOf: [ref('commitment'), text, { type: 'null' }] },
    widgetVersion: text,
    adapterVersion: textOrNull,
    previousHash: ref('hash'),
    hash: ref('hash'),
    keyId: ref('keyId'),
    signature: ref('signature'),
  }),
  {
    doi: closed({ sentAt: ref('time'), confirmedAt: ref('time') }),
    epoch: ref('epoch'),
    personCommitment: ref('hash'),
  },
);

const link = closed({
  seq: ref('seq'),
  previousHash: ref('hash'),
  hash: ref('hash'),
  kind: oneOf('event', 'tombstone', 'epoch'),
  keyId: ref('keyId'),
  signature: ref('signature'),
});

const EPOCH_FORM = withOptional(
  closed({
    id: text,
    shopId: text,
    seq: ref('seq'),
    epoch: ref('epoch'),
    from: orNull(ref('time')),
    at: ref('time'),
    known: orNull(closed({ epoch: ref('seq'), seq: ref('seq'), hash: ref('hash'), at: ref('time') })),
    previousHash: ref('hash'),
    hash: ref('hash'),
    keyId: ref('keyId'),
    signature: ref('signature'),
  }),
  { witnessed: closed({ by: text, at: ref('time'), statement: ref('hash') }) },
);

const noticeContent = closed({
  shopId: text,
  surface: oneOf('offline_form', 'live_chat', 'data_request', 'marketing_optin'),
  locale: ref('locale'),
  purposes: list(
    closed({
      code: text,
      basis: oneOf('consent', 'request', 'contract', 'obligation', 'interest'),
      required: { type: 'boolean' },
      text,
    }),
  ),
  fields: list(text),
  textPlain: text,
  textHtml: text,
  controller: closed({ name: text, address: text, email: text, phone: text, dpo: text }),
  recipients: list(text),
  retentionText: text,
  withdrawText: text,
  policy: orNull(
    closed({ url: text, title: text, locale: ref('locale'), contentSha256: ref('hash'), state: text }),
  ),
  templateVersion: text,
});

const notice = closed({
  id: ref('noticeId'),
  content: noticeContent,
  createdAt: ref('time'),
  origin: closed({
    pageId: textOrNull,
    revision: textOrNull,
    modifiedAt: orNull(ref('time')),
    snapshotSha256: orNull(ref('hash')),
  }),
});

const STEP_FORM = closed({ side: oneOf('left', 'right'), hash: ref('hash') });
const SEEN_FORM: ClosedSchema = {
  anyOf: [
    closed({
      kind: { const: 'zgoda' },
      by: text,
      at: ref('time'),
      follows: { type: 'boolean' },
      keyId: ref('keyId'),
      signature: ref('signature'),
    }),
    closed({ kind: { const: 'rfc3161' }, by: text, at: ref('time'), token: text }),
  ],
};
const witness = closed({
  statement: closed({
    at: ref('time'),
    keyId: ref('keyId'),
    previous: orNull(ref('hash')),
    root: ref('hash'),
    since: orNull(ref('time')),
  }),
  signature: ref('signature'),
  entries: list(closed({ seq: ref('seq'), path: list(STEP_FORM) })),
  seen: list(SEEN_FORM),
});

/** `zgoda-evidence/3`; source of docs/evidence.schema.json. */
export const EVIDENCE_FILE = withOptional(
  closed({
    format: { const: 'zgoda-evidence/3' },
    asOf: closed({
      at: ref('time'),
      head: orNull(closed({ seq: ref('seq'), hash: ref('hash'), at: ref('time') })),
    }),
    shop: closed({ id: text, name: text }),
    subject,
    notice: orNull(notice),
    events: list(event),
    policySnapshot: orNull(
      closed({ sha256: ref('hash'), text, fetchedAt: ref('time'), source: oneOf('adapter', 'link') }),
    ),
    chain: list(link),
    epochs: list(EPOCH_FORM),
    seal: closed({ keyId: ref('keyId'), signature: ref('signature') }),
  }),
  { witnesses: list(witness) },
);

export const isEvidenceForm = (value: Json): boolean => fits(value, EVIDENCE_FILE, EVIDENCE_DEFINITIONS);
