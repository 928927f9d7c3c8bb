import type { Json } from '../../model/base/canonical-json.ts';
import { type ClosedSchema, closed, fits, orNull } from '../closed-schema.ts';
import { EVIDENCE_DEFINITIONS } from '../evidence-schema.ts';

export const ACTIVITY_FORMAT = 'zgoda-activity/2';

const text: ClosedSchema = { type: 'string' };
const textOrNull = orNull(text);
const ref = (name: string): ClosedSchema => ({ $ref: `#/$defs/${name}` });

/** `details` are checked separately. */
const act = closed({
  id: text,
  chain: text,
  seq: ref('seq'),
  at: ref('time'),
  shopId: textOrNull,
  shopName: textOrNull,
  organisationId: textOrNull,
  actor: text,
  actorName: textOrNull,
  action: text,
  target: textOrNull,
  targetName: textOrNull,
  salt: textOrNull,
  commitment: ref('hash'),
  outcome: { enum: ['ok', 'refused'] },
  previousHash: ref('hash'),
  hash: ref('hash'),
});
const file = closed({
  format: { const: ACTIVITY_FORMAT },
  generatedAt: ref('time'),
  shop: orNull(closed({ id: text })),
  chain: orNull(
    closed({
      head: closed({
        seq: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
        hash: ref('hash'),
      }),
      signature: closed({ keyId: ref('keyId'), signature: ref('signature') }),
    }),
  ),
});

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isActForm = (value: Json): boolean => {
  if (!isObject(value)) return false;
  const { details, ...rest } = value;
  return isObject(details) && fits(rest, act, EVIDENCE_DEFINITIONS);
};

/** Exactly the exported fields. */
export const isActivityForm = ({ acts, ...rest }: { [key: string]: Json }): boolean =>
  Array.isArray(acts) &&
  acts.every(isActForm) &&
  fits(rest, file, EVIDENCE_DEFINITIONS) &&
  (rest.shop === null) === (rest.chain === null);
