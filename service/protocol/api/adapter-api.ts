/** /v1/adapter/, all signed (shop-adapters/contract). */
import * as v from 'valibot';
import { byLocale } from '../by-locale.ts';
import {
  isoInstantField,
  localeField,
  optionalTextField,
  secretField,
  unixMsField,
  webAddressField,
} from '../fields.ts';
import { CHAT_MODES, DOOR_QUESTIONS, POLICY_SOURCES, POLICY_STATES } from '../vocabulary.ts';

const sha256Hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits'));

/** A language's policy page at the shop server. */
export const policyPage = v.strictObject({
  locale: localeField,
  isDefault: v.boolean(),
  state: v.picklist(POLICY_STATES),
  /** Code: draft, trashed, password, …. */
  reason: v.pipe(v.string(), v.regex(/^[a-z0-9_-]{1,40}$/, 'must be a short code')),
  url: v.nullable(webAddressField),
  title: v.nullable(optionalTextField(300)),
  pageId: v.nullable(v.pipe(v.string(), v.maxLength(100))),
  revision: v.nullable(v.pipe(v.string(), v.maxLength(100))),
  modifiedAt: v.nullable(isoInstantField),
  /** SHA-256 of `text`. */
  contentSha256: v.nullable(sha256Hex),
  /** Visible text, NFC, white space collapsed. */
  text: v.nullable(v.pipe(v.string(), v.maxLength(100_000))),
});
export type PolicyPagePush = v.InferOutput<typeof policyPage>;

export const policyPush = v.strictObject({
  /** Unix milliseconds, strictly increasing per shop, against replay. */
  pushedAt: unixMsField,
  adapter: v.strictObject({
    platform: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
    version: v.pipe(v.string(), v.maxLength(40)),
    platformVersion: v.pipe(v.string(), v.maxLength(40)),
    /** Fetches tasks and reports outcomes. */
    takesTasks: v.optional(v.boolean(), false),
    /** The shop server's address that the service calls. Rule: AD-46. */
    door: v.optional(
      v.nullable(
        v.strictObject({
          url: webAddressField,
          answers: v.pipe(v.array(v.picklist(DOOR_QUESTIONS)), v.maxLength(DOOR_QUESTIONS.length)),
        }),
      ),
      null,
    ),
  }),
  pages: v.pipe(v.array(policyPage), v.minLength(1), v.maxLength(20)),
});
export type PolicyPush = v.InferOutput<typeof policyPush>;
/** Widget language to policy language. */
const boundVisitors = v.array(v.object({ locale: v.string(), policyLocale: v.nullable(v.string()) }));
export const policyPushResponse = v.object({
  /** `not_checked`: checked after this answer. */
  states: v.array(v.object({ locale: v.string(), state: v.picklist(POLICY_STATES), reason: v.string() })),
  visitors: boundVisitors,
  noticeChanged: v.boolean(),
  /** Waiting tasks. */
  tasks: v.number(),
});

export const adapterHealthResponse = v.object({
  shop: v.object({ name: v.string(), key: v.string() }),
  serverTime: v.string(),
  serviceVersion: v.string(),
  mode: v.picklist(CHAT_MODES),
  policy: v.array(
    v.object({
      locale: v.string(),
      state: v.picklist(POLICY_STATES),
      reason: v.string(),
      url: v.nullable(v.string()),
      title: v.nullable(v.string()),
      checkedAt: v.string(),
    }),
  ),
  policySource: v.picklist([...POLICY_SOURCES, 'none']),
  visitors: boundVisitors,
  agreement: v.picklist(['not_needed', 'active', 'missing']),
  collecting: v.boolean(),
  /** Missing settings, as field paths. */
  missing: v.array(v.string()),
  lastPushAt: v.nullable(v.string()),
  /** Waiting tasks. */
  tasks: v.number(),
});
/** POST /v1/adapter/connect : unsigned, it fetches the secret. */
export const connectRequest = v.strictObject({ code: secretField, verifier: secretField });
export const connectResponse = v.object({
  shop: v.object({ name: v.string(), key: v.string() }),
  secret: v.string(),
});
/** POST /v1/adapter/secret : the old secret signs for another day. */
export const shopServerSecretResponse = v.object({ secret: v.string() });
/** POST /v1/adapter/test */
export const shopServerTestResponse = v.object({
  /** Present consultants. */
  here: v.number(),
  mode: v.picklist(CHAT_MODES),
});

const policyTextPart = v.object({ heading: v.string(), paragraphs: v.array(v.string()) });
/** GET /v1/adapter/policy-text */
export const policyTextResponse = v.object({
  texts: v.object(byLocale(() => v.array(policyTextPart))),
  /** To be declared to cookie tools. */
  visitorList: v.boolean(),
});

const versionField = v.pipe(v.string(), v.regex(/^\d{1,4}(\.\d{1,4}){1,3}$/, 'must be a version'));
export const pluginFacts = v.strictObject({
  version: versionField,
  /** Minimum platform version. */
  requires: versionField,
  requiresPhp: versionField,
  /** Newest tested platform version. */
  tested: versionField,
  /** One line. */
  changes: v.pipe(v.string(), v.regex(/^[^\r\n]{1,1000}$/, 'must be one line')),
});
export type PluginFacts = v.InferOutput<typeof pluginFacts>;
/** Of a package; a platform may have more than one. */
const packageName = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/, 'must be the name of a package'));
export const packageParams = v.object({ name: packageName });
const pluginRelease = v.object({
  platform: packageName,
  ...pluginFacts.entries,
  /** In bytes. */
  size: v.number(),
  sha256: sha256Hex,
});
export type PluginRelease = v.InferOutput<typeof pluginRelease>;
/** GET /v1/adapter/releases/:name : signed over the request's nonce. */
export const pluginReleaseResponse = v.object({ ...pluginRelease.entries, signature: v.string() });
