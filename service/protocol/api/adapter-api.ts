/** HTTP bodies of shop adapters, under /v1/adapter/. Every request is signed (shop-adapters/contract). */
import * as v from 'valibot';
import {
  isoInstantField,
  localeField,
  optionalTextField,
  secretField,
  unixMsField,
  webAddressField,
} from '../fields.ts';
import { CHAT_MODES, POLICY_SOURCES, POLICY_STATES } from '../vocabulary.ts';

const sha256Hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits'));

/** One language's privacy-policy page as the shop server sees it. */
export const policyPage = v.strictObject({
  locale: localeField,
  isDefault: v.boolean(),
  state: v.picklist(POLICY_STATES),
  /** Short machine word, such as draft, trashed, password. */
  reason: v.pipe(v.string(), v.regex(/^[a-z0-9_-]{1,40}$/, 'must be a short code')),
  url: v.nullable(webAddressField),
  title: v.nullable(optionalTextField(300)),
  pageId: v.nullable(v.pipe(v.string(), v.maxLength(100))),
  revision: v.nullable(v.pipe(v.string(), v.maxLength(100))),
  modifiedAt: v.nullable(isoInstantField),
  /** SHA-256 of `text`. */
  contentSha256: v.nullable(sha256Hex),
  /** Visible text of the page's own content, NFC, white space collapsed. */
  text: v.nullable(v.pipe(v.string(), v.maxLength(100_000))),
});
export type PolicyPagePush = v.InferOutput<typeof policyPage>;

export const policyPush = v.strictObject({
  /** Unix milliseconds, strictly growing per shop: a replayed or overtaken push changes nothing. */
  pushedAt: unixMsField,
  adapter: v.strictObject({
    platform: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
    version: v.pipe(v.string(), v.maxLength(40)),
    platformVersion: v.pipe(v.string(), v.maxLength(40)),
    /** The adapter fetches tasks and reports their outcome. */
    takesTasks: v.optional(v.boolean(), false),
  }),
  pages: v.pipe(v.array(policyPage), v.minLength(1), v.maxLength(20)),
});
export type PolicyPush = v.InferOutput<typeof policyPush>;
/** For each language of the widget the policy page that its visitors are bound to, by the page's language. */
const boundVisitors = v.array(v.object({ locale: v.string(), policyLocale: v.nullable(v.string()) }));
export const policyPushResponse = v.object({
  /** As they hold now; `not_checked`: the service looks at the page right after this answer. */
  states: v.array(v.object({ locale: v.string(), state: v.picklist(POLICY_STATES), reason: v.string() })),
  visitors: boundVisitors,
  noticeChanged: v.boolean(),
  /** Tasks that wait for the shop server. */
  tasks: v.number(),
});

export const adapterHealthResponse = v.object({
  shop: v.object({ name: v.string(), key: v.string() }),
  serverTime: v.string(),
  serviceVersion: v.string(),
  /** What a visitor would find now. */
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
  /** What the owner still has to fill in, as field paths. */
  missing: v.array(v.string()),
  lastPushAt: v.nullable(v.string()),
  /** Tasks that wait for the shop server. */
  tasks: v.number(),
});
/** POST /v1/adapter/connect : the one request that is not signed, since it fetches what signs. */
export const connectRequest = v.strictObject({ code: secretField, verifier: secretField });
export const connectResponse = v.object({
  shop: v.object({ name: v.string(), key: v.string() }),
  secret: v.string(),
});
/** POST /v1/adapter/secret : a new secret; the one that signed the request still signs for a day. */
export const shopServerSecretResponse = v.object({ secret: v.string() });
/** POST /v1/adapter/test : who would hear a visitor now. */
export const shopServerTestResponse = v.object({
  /** Consultants who are here. */
  here: v.number(),
  /** Whether a visitor could write now, and how. */
  mode: v.picklist(CHAT_MODES),
});

const policyTextPart = v.object({ heading: v.string(), paragraphs: v.array(v.string()) });
/** GET /v1/adapter/policy-text : words for the shop's own policy page, from the shop's live settings. */
export const policyTextResponse = v.object({
  texts: v.object({
    pl: v.array(policyTextPart),
    en: v.array(policyTextPart),
    de: v.array(policyTextPart),
  }),
  /** The shop turned its visitor list on: what it stores after a yes is to be declared to cookie tools. */
  visitorList: v.boolean(),
});

const versionField = v.pipe(v.string(), v.regex(/^\d{1,4}(\.\d{1,4}){1,3}$/, 'must be a version'));
/** Metadata of a plugin release, read before it is downloaded. */
export const pluginFacts = v.strictObject({
  version: versionField,
  /** Lowest version of the platform. */
  requires: versionField,
  requiresPhp: versionField,
  /** Newest version of the platform that its tests ran on. */
  tested: versionField,
  /** What is new, on one line. */
  changes: v.pipe(v.string(), v.regex(/^[^\r\n]{1,1000}$/, 'must be one line')),
});
export type PluginFacts = v.InferOutput<typeof pluginFacts>;
const pluginRelease = v.object({
  platform: v.literal('wordpress'),
  ...pluginFacts.entries,
  /** Of the packed file, in bytes. */
  size: v.number(),
  /** Of the packed file. */
  sha256: sha256Hex,
});
export type PluginRelease = v.InferOutput<typeof pluginRelease>;
/** GET /v1/adapter/releases/wordpress : signed with the secret of the request, over its nonce. */
export const pluginReleaseResponse = v.object({ ...pluginRelease.entries, signature: v.string() });
