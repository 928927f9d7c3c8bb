import { REGISTER_STATES, type RegisterState } from '../../protocol/vocabulary.ts';
import { canonicalJson, type Json } from '../model/base/canonical-json.ts';
import { type ClosedSchema, closed, fits, orNull } from './closed-schema.ts';
import type { EvidenceAsOf } from './evidence.ts';
import { EVIDENCE_DEFINITIONS } from './evidence-schema.ts';

export const REGISTER_FORMAT = 'zgoda-register/1';

/** No personal data. */
export type RegisterEntry = {
  readonly seq: number;
  readonly id: string;
  readonly hash: string;
  readonly purpose: string;
  readonly noticeId: string;
  readonly method: string;
  readonly givenAt: string;
  readonly state: RegisterState;
  /** Double opt-in. */
  readonly mailSentAt: string | null;
  readonly confirmedAt: string | null;
  readonly endedAt: string | null;
};
/** CSV order. */
export const REGISTER_COLUMNS = [
  'seq',
  'id',
  'hash',
  'purpose',
  'noticeId',
  'method',
  'givenAt',
  'state',
  'mailSentAt',
  'confirmedAt',
  'endedAt',
] as const satisfies readonly (keyof RegisterEntry)[];

/** Null: none. `from` inclusive, `to` exclusive. */
export type RegisterFilter = {
  readonly purpose: string | null;
  readonly noticeId: string | null;
  readonly state: RegisterState | null;
  readonly from: string | null;
  readonly to: string | null;
};

export type RegisterStatement = {
  readonly format: typeof REGISTER_FORMAT;
  readonly asOf: EvidenceAsOf;
  readonly shop: { readonly id: string; readonly name: string };
  readonly filter: RegisterFilter;
  readonly set: { readonly form: 'csv' | 'json'; readonly count: number; readonly sha256: string };
};
export type RegisterSeal = { readonly keyId: string; readonly signature: string };

/** Prefix against reuse of signatures. */
export const registerSealText = (statement: RegisterStatement): string =>
  `zgoda-register.v1.${canonicalJson(statement as unknown as Json)}`;

const text: ClosedSchema = { type: 'string' };
const ref = (name: string): ClosedSchema => ({ $ref: `#/$defs/${name}` });
const place: ClosedSchema = { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER };

const statement = {
  format: { const: REGISTER_FORMAT },
  asOf: closed({
    at: ref('time'),
    head: orNull(closed({ seq: place, hash: ref('hash'), at: ref('time') })),
  }),
  shop: closed({ id: text, name: text }),
  filter: closed({
    purpose: orNull(ref('purpose')),
    noticeId: orNull(ref('noticeId')),
    state: orNull({ enum: REGISTER_STATES }),
    from: orNull(ref('time')),
    to: orNull(ref('time')),
  }),
  set: closed({
    form: { enum: ['csv', 'json'] },
    count: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
    sha256: ref('hash'),
  }),
  seal: closed({ keyId: ref('keyId'), signature: ref('signature') }),
} satisfies Readonly<Record<string, ClosedSchema>>;

const entry = closed({
  seq: place,
  id: text,
  hash: ref('hash'),
  purpose: ref('purpose'),
  noticeId: ref('noticeId'),
  method: text,
  givenAt: ref('time'),
  state: { enum: REGISTER_STATES },
  mailSentAt: orNull(ref('time')),
  confirmedAt: orNull(ref('time')),
  endedAt: orNull(ref('time')),
});

/** Form of the last CSV line. */
export const isStatementForm = (value: Json): boolean => fits(value, closed(statement), EVIDENCE_DEFINITIONS);
/** Form of the JSON file. */
export const isRegisterForm = (value: Json): boolean =>
  fits(value, closed({ ...statement, entries: { type: 'array', items: entry } }), EVIDENCE_DEFINITIONS);
