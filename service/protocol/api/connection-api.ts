/** HTTP bodies of the console about a shop and its pages: is the chat there, and is its shop server connected. */
import * as v from 'valibot';
import { webAddressField } from '../fields.ts';
import {
  CHAT_MODES,
  CLOSED_REASONS,
  INSTALL_REASONS,
  INSTALL_STATES,
  SHOP_SERVER_REFUSAL_REASONS,
} from '../vocabulary.ts';

/** POST /v1/staff/shops/:shopId/connection : yes to a shop server that asked; the code goes back with the browser. */
export const connectionRequest = v.strictObject({
  returnUrl: webAddressField,
  challenge: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits')),
});
export const connectionResponse = v.object({ code: v.string() });

/** GET /v1/staff/shops/:shopId/connection */
export const connectionStandingResponse = v.object({
  /** The shop server can sign its reports. */
  hasSecret: v.boolean(),
  secretAt: v.nullable(v.string()),
  /** Somebody who has no right to the secret key any more was shown it, and there is no newer one. */
  isSecretOutside: v.boolean(),
  /** When the daily report should have come; null while it is not missing. */
  silentSince: v.nullable(v.string()),
  /** The newest report that was not taken. Reason `signature`: anybody may have sent it. */
  lastRefusal: v.nullable(
    v.object({
      at: v.string(),
      reason: v.picklist(SHOP_SERVER_REFUSAL_REASONS),
      /** How far the shop server's clock is ahead; behind: negative. */
      clockOffsetSeconds: v.nullable(v.number()),
    }),
  ),
  /** What a visitor finds now, and how many people are here to answer. */
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
  /** HTTP status of the page, where that is the reason. */
  status: v.nullable(v.number()),
  isTwice: v.boolean(),
  /** Where the shop really is, when that is not the origin that may show the chat. */
  otherOrigin: v.nullable(v.string()),
  /** Content-Security-Policies that keep the chat out; without a directive the tag needs the page's nonce. */
  policyFaults: v.array(
    v.object({ place: v.picklist(['header', 'meta']), directive: v.nullable(v.string()) }),
  ),
});
export type InstallCheck = v.InferOutput<typeof installCheckResponse>;
