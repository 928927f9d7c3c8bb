/** Rules: RT-1…8. */
import * as v from 'valibot';
import {
  attachmentIdField,
  conversationIdField,
  emailField,
  isoInstantField,
  leadIdField,
  lineField,
  localeField,
  phoneField,
  refField,
  secretField,
  shopIdField,
  shopKeyField,
  subjectRequestIdField,
} from '../fields.ts';
import {
  EXTENSION_REASONS,
  HAND_OVER_CHANCES,
  HAND_OVER_STATES,
  IDENTITY_PROOFS,
  LEAD_FIELDS,
  LIMITS,
  REFUSAL_REASONS,
  REQUEST_CHANNELS,
  SHOP_SERVER_TASK_KINDS,
  SUBJECT_REQUEST_KINDS,
  SUBJECT_REQUEST_STATES,
  TASK_REFUSALS,
} from '../vocabulary.ts';

const person = {
  email: v.optional(emailField),
  phone: v.optional(phoneField),
  conversationId: v.optional(conversationIdField),
  leadId: v.optional(leadIdField),
};
/** Proofs stated by staff, no identity documents. Rule: RT-6. */
export const STATED_PROOFS = ['conversation', 'phone_call', 'order', 'account'] as const;

/** POST /v1/staff/shops/:shopId/people/find */
export const findPersonRequest = v.strictObject({ shopId: shopIdField, ...person });
export const findPersonResponse = v.object({
  email: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  counts: v.array(v.object({ source: v.string(), count: v.number() })),
});
export type FoundPersonView = v.InferOutput<typeof findPersonResponse>;

/** POST /v1/staff/requests */
export const newRequestRequest = v.strictObject({
  shopId: shopIdField,
  /** Idempotency key. */
  ref: v.optional(refField),
  kind: v.picklist(SUBJECT_REQUEST_KINDS),
  locale: localeField,
  /** Earlier receipt; not in the future. */
  receivedAt: v.optional(isoInstantField),
  identity: v.optional(v.picklist(STATED_PROOFS)),
  ...person,
});

export const requestSummary = v.object({
  id: v.string(),
  shopId: v.string(),
  kind: v.picklist(SUBJECT_REQUEST_KINDS),
  state: v.picklist(SUBJECT_REQUEST_STATES),
  channel: v.picklist(REQUEST_CHANNELS),
  receivedAt: v.string(),
  dueAt: v.string(),
  /** Calendar days; 0: today, negative: overdue. Rule: RT-5. */
  daysLeft: v.number(),
  closedAt: v.nullable(v.string()),
});
export type RequestSummary = v.InferOutput<typeof requestSummary>;

export const requestDetail = v.object({
  ...requestSummary.entries,
  locale: v.string(),
  email: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  refs: v.array(v.string()),
  identity: v.nullable(v.picklist(IDENTITY_PROOFS)),
  extension: v.nullable(v.picklist(EXTENSION_REASONS)),
  refusal: v.nullable(v.picklist(REFUSAL_REASONS)),
  steps: v.array(
    v.object({
      at: v.string(),
      actor: v.string(),
      act: v.string(),
      detail: v.nullable(v.string()),
      count: v.nullable(v.number()),
    }),
  ),
  counts: v.array(v.object({ source: v.string(), count: v.number() })),
  typed: v.array(v.object({ id: v.string(), at: v.string(), text: v.string(), isIncluded: v.boolean() })),
  /** Rule: RT-3. */
  isRestricted: v.boolean(),
  removed: v.nullable(v.number()),
  retained: v.array(
    v.object({ count: v.number(), reason: v.string(), until: v.nullable(v.string()), text: v.string() }),
  ),
  work: v.nullable(v.object({ kind: v.picklist(['erase', 'export']), done: v.number(), total: v.number() })),
  answerUntil: v.nullable(v.string()),
  /** State of the mail, or `by_hand`. */
  answerMail: v.nullable(v.picklist(['waiting', 'failed', 'gone', 'by_hand'])),
  /** Null: not handed over. */
  handOver: v.nullable(
    v.object({
      state: v.picklist(HAND_OVER_STATES),
      at: v.string(),
      refusal: v.nullable(v.picklist(TASK_REFUSALS)),
    }),
  ),
  /** Null: unsupported kind. */
  handOverChance: v.nullable(v.picklist(HAND_OVER_CHANCES)),
});
export type RequestDetail = v.InferOutput<typeof requestDetail>;
/** GET /v1/staff/requests/open : for the badge, polled. */
export const openRequestsResponse = v.object({
  open: v.number(),
  /** Due within seven days or overdue. Rule: RT-5. */
  pressing: v.number(),
});
export type OpenRequests = v.InferOutput<typeof openRequestsResponse>;
export const requestsQuery = v.strictObject({ before: v.optional(subjectRequestIdField) });
export const requestsResponse = v.object({ requests: v.array(requestSummary), next: v.nullable(v.string()) });
export const identifyRequest = v.strictObject({ proof: v.picklist(STATED_PROOFS) });
export const extendRequest = v.strictObject({ reason: v.picklist(EXTENSION_REASONS) });
export const refuseRequest = v.strictObject({ reason: v.picklist(REFUSAL_REASONS) });
/** False withdraws it, until fetched. */
export const handOverRequest = v.strictObject({ on: v.boolean() });
export const includeRequest = v.strictObject({ ids: v.array(v.union([conversationIdField, leadIdField])) });
export const restrictRequest = v.strictObject({ on: v.boolean() });
export const rectifyRequest = v.pipe(
  v.strictObject({
    field: v.picklist(LEAD_FIELDS),
    /** Null removes the field. */
    value: v.nullable(lineField(LIMITS.maxNameCodePoints)),
  }),
  v.check(
    ({ field, value }) =>
      value === null || field === 'name' || v.is(field === 'email' ? emailField : phoneField, value),
    'must fit the field',
  ),
);
export const emptyRequest = v.strictObject({});
/** 202: composing; repeat the call. */
const answerNotReady = v.object({ isReady: v.literal(false) });
const composedAnswer = v.object({
  json: v.record(v.string(), v.unknown()),
  html: v.string(),
});
export const staffAnswerResponse = v.union([answerNotReady, composedAnswer]);
export const answerLinkResponse = v.object({ request: requestDetail, url: v.string(), mailed: v.boolean() });

export const rightsSettingsBody = v.strictObject({
  selfErasure: v.picklist(['at_once', 'shop_confirms']),
});
export type RightsSettingsView = v.InferOutput<typeof rightsSettingsBody>;

/** POST /v1/requests : never reveals stored data. Rule: RT-6. */
export const askRequest = v.strictObject({
  shop: shopKeyField,
  kind: v.picklist(SUBJECT_REQUEST_KINDS),
  email: emailField,
  locale: localeField,
});
export const askResponse = v.object({ sent: v.literal(true) });
/** POST /v1/requests/answer, and …/file */
export const fetchAnswerRequest = v.strictObject({ secret: secretField });
export const answerFileRequest = v.strictObject({ secret: secretField, attachmentId: attachmentIdField });
const fetchedAnswer = v.object({
  ...composedAnswer.entries,
  locale: v.string(),
  shopName: v.string(),
  until: v.string(),
  /** Fetched individually. */
  files: v.array(v.object({ id: v.string(), name: v.string() })),
});
export type FetchedAnswerView = v.InferOutput<typeof fetchedAnswer>;
export const fetchAnswerResponse = v.union([answerNotReady, fetchedAnswer]);

/** POST /v1/adapter/privacy/export, …/erase : e-mail, phone and every `sub`. */
export const adapterPersonRequest = v.pipe(
  v.strictObject({
    email: v.optional(emailField),
    phone: v.optional(phoneField),
    /** `<platform>:<customer id>` per account. */
    subs: v.optional(
      v.pipe(
        v.array(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}:[A-Za-z0-9_.-]{1,100}$/))),
        v.maxLength(50),
      ),
      [],
    ),
    locale: localeField,
    /** From 1. */
    page: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100_000)),
  }),
  v.check(
    ({ email, phone, subs }) => email !== undefined || phone !== undefined || subs.length > 0,
    'must name the person by e-mail, phone or customer id',
  ),
);
export const adapterExportResponse = v.object({
  groups: v.array(
    v.object({
      groupId: v.string(),
      groupLabel: v.string(),
      itemId: v.string(),
      data: v.array(v.object({ key: v.string(), name: v.string(), value: v.string() })),
    }),
  ),
  done: v.boolean(),
});
export const adapterEraseResponse = v.object({
  removed: v.number(),
  retained: v.number(),
  messages: v.array(v.string()),
  done: v.boolean(),
});

/** GET /v1/adapter/tasks */
export const adapterTasksResponse = v.object({
  tasks: v.array(
    v.object({
      id: v.string(),
      kind: v.picklist(SHOP_SERVER_TASK_KINDS),
      email: v.nullable(v.string()),
      phone: v.nullable(v.string()),
      /** `<platform>:<customer id>` */
      subs: v.array(v.string()),
      requestedAt: v.string(),
    }),
  ),
});
/** POST /v1/adapter/tasks : outcome. */
export const adapterTaskRequest = v.variant('state', [
  v.strictObject({ id: subjectRequestIdField, state: v.picklist(['taken', 'done']) }),
  v.strictObject({
    id: subjectRequestIdField,
    state: v.literal('refused'),
    reason: v.optional(v.picklist(TASK_REFUSALS), 'failed'),
  }),
]);
export const adapterTaskResponse = v.object({ id: v.string(), state: v.picklist(HAND_OVER_STATES) });
