import * as v from 'valibot';
import { webAddressField } from '../fields.ts';
import {
  CHAT_MODES,
  CLOSED_REASONS,
  INSTALL_REASONS,
  INSTALL_STATES,
  SHOP_SERVER_REFUSAL_REASONS,
} from '../vocabulary.ts';

/** POST /v1/staff/shops/:shopId/connection : the browser returns the code. */
export const connectionRequest = v.strictObject({
  returnUrl: webAddressField,
  challenge: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits')),
});
export const connectionResponse = v.object({ code: v.string() });

/** GET /v1/staff/shops/:shopId/connection */
export const connectionStandingResponse = v.object({
  hasSecret: v.boolean(),
  secretAt: v.nullable(v.string()),
  /** A former member saw the current secret key. */
  isSecretOutside: v.boolean(),
  /** Due time of a missing report; null: not missing. */
  silentSince: v.nullable(v.string()),
  /** Reason `signature`: sender unproven. */
  lastRefusal: v.nullable(
    v.object({
      at: v.string(),
      reason: v.picklist(SHOP_SERVER_REFUSAL_REASONS),
      /** Positive: ahead. */
      clockOffsetSeconds: v.nullable(v.number()),
    }),
  ),
  visitors: v.object({
    mode: v.picklist(CHAT_MODES),
    reason: v.nullable(v.picklist(CLOSED_REASONS)),
    here: v.number(),
  }),
});
export type ConnectionStandingView = v.InferOutput<typeof connectionStandingResponse>;

/** POST /v1/staff/shops/:shopId/install-check */
export const installCheckResponse = v.object({
  state: v.picklist(INSTALL_STATES),
  reason: v.nullable(v.picklist(INSTALL_REASONS)),
  /** Page status, if the reason. */
  status: v.nullable(v.number()),
  isTwice: v.boolean(),
  /** Actual origin, if not allowed. */
  otherOrigin: v.nullable(v.string()),
  /** Blocking CSPs; no directive: the tag needs the nonce. */
  policyFaults: v.array(
    v.object({ place: v.picklist(['header', 'meta']), directive: v.nullable(v.string()) }),
  ),
});
export type InstallCheck = v.InferOutput<typeof installCheckResponse>;
