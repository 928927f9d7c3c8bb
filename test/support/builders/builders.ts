import type { Agreement } from '../../../service/domain/model/agreement/agreement.ts';
import { type AuditRow, placeAct } from '../../../service/domain/model/audit/audit.ts';
import type { AuditEntry } from '../../../service/domain/model/base/ports.ts';
import {
  type ConsentEvent,
  FIRST_PREVIOUS_HASH,
  type LedgerEpoch,
} from '../../../service/domain/model/consent/consent.ts';
import type {
  Conversation,
  EventBody,
  NewEvent,
} from '../../../service/domain/model/conversation/conversation.ts';
import type { ProcessingFacts } from '../../../service/domain/model/disclosure/processing-facts.ts';
import { ALWAYS_OPEN } from '../../../service/domain/model/hours/opening-hours.ts';
import type { Lead, LeadAnswer, LeadStep, Receipt } from '../../../service/domain/model/lead/lead.ts';
import type {
  CurrentNotice,
  NoticeVersion,
  PolicySnapshot,
} from '../../../service/domain/model/notice/notice.ts';
import type { PolicyBinding } from '../../../service/domain/model/notice/policy-binding.ts';
import { DEFAULT_PERIODS } from '../../../service/domain/model/retention/retention.ts';
import { NO_MARKETING, NO_PROVIDERS, type Shop } from '../../../service/domain/model/shop/shop.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import { makeDigest } from '../../../service/outbound/sha256-digest.ts';
import type { ConversationId, ShopId } from '../../../service/protocol/vocabulary.ts';

/** Valid rows; a test names only the fields it is about. */

export const AT = new Date('2026-11-02T09:00:00.000Z');
export const later = (seconds: number, from: Date = AT): Date => new Date(from.getTime() + seconds * 1000);
export const aShopId = (): ShopId => randomIds.next('shp');
export const aHash = (): string => randomIds.secret();

export const aShop = (changes: Partial<Shop> = {}): Shop => ({
  id: aShopId(),
  key: randomIds.next('zgk'),
  organisationId: randomIds.next('org'),
  name: 'Pod Lipą',
  url: 'https://sklep.example',
  origins: ['https://sklep.example'],
  locale: 'pl',
  controller: {
    name: 'Pod Lipą sp. z o.o.',
    address: 'Lipowa 1',
    email: 'a@sklep.example',
    phone: '',
    dpo: '',
  },
  providers: NO_PROVIDERS,
  confirmedAt: null,
  leadBasis: 'consent',
  whenNoPolicy: 'auto',
  receiptMail: false,
  auditRetentionMonths: 12,
  closesAt: null,
  ...DEFAULT_PERIODS,
  fields: { name: 'optional', email: 'required', phone: 'off' },
  marketing: NO_MARKETING,
  appearance: { accent: '#0b6b57', side: 'right', offset: 24, label: {}, greeting: { pl: 'Dzień dobry' } },
  hours: ALWAYS_OPEN,
  formOfferSeconds: 90,
  sender: null,
  quarantineDays: 14,
  visitorList: { isOn: false, invitations: [] },
  adapterSecrets: [],
  adapterSecretAt: null,
  adapterSecretBy: null,
  lastRefusal: null,
  policyStood: false,
  seenAt: null,
  createdAt: AT,
  ...changes,
});

export const someFacts = (changes: Partial<ProcessingFacts> = {}): ProcessingFacts => ({
  operatorName: null,
  subProcessors: [],
  areSubProcessorsStated: true,
  agencies: [],
  providers: NO_PROVIDERS,
  hasShopServer: false,
  areFilesScanned: false,
  ...changes,
});

export const aConversation = (changes: Partial<Conversation> = {}): Conversation => ({
  id: randomIds.next('cnv'),
  shopId: aShopId(),
  openHash: aHash(),
  tokenHash: aHash(),
  tokenExpiresAt: later(8 * 3600),
  status: 'open',
  assignedTo: null,
  locale: 'pl',
  page: null,
  openedAt: AT,
  promisedDays: { identified: 90, anonymous: 30 },
  expiresAt: later(30 * 86_400),
  subjectKeys: [],
  customer: null,
  product: null,
  restrictedAt: null,
  block: null,
  team: null,
  heldAt: null,
  heldReason: null,
  lastSeq: 0,
  lastAt: AT,
  unread: 0,
  waitingSince: null,
  readByVisitor: 0,
  readByStaff: 0,
  preview: '',
  ...changes,
});

export const aText = (text: string): EventBody => ({ kind: 'message', text, name: null });

export const anEvent = (
  conversation: { id: ConversationId; shopId: ShopId },
  changes: Partial<NewEvent> = {},
): NewEvent => ({
  id: randomIds.next('evt'),
  shopId: conversation.shopId,
  conversationId: conversation.id,
  ref: randomIds.ref(),
  author: 'visitor',
  staffId: null,
  at: later(1),
  body: aText('Czy są rozmiary 42?'),
  ...changes,
});

export const aLead = (changes: Partial<Lead> = {}): Lead => ({
  id: randomIds.next('led'),
  shopId: aShopId(),
  ref: randomIds.ref(),
  formNonce: aHash(),
  noticeId: `ntc_${aHash()}`,
  consentEventId: randomIds.next('cse'),
  basis: 'consent',
  locale: 'pl',
  sealed: { email: 'sealed-email', message: 'sealed-message' },
  subjectKeys: [aHash()],
  pagePath: 'https://sklep.example/buty',
  state: 'new',
  assigneeId: null,
  history: [],
  answers: [],
  reference: randomIds.reference(),
  createdAt: AT,
  lastContactAt: AT,
  promisedDays: 180,
  expiresAt: later(180 * 86_400),
  restrictedAt: null,
  heldAt: null,
  heldReason: null,
  followUp: 'done',
  quarantine: null,
  ...changes,
});

export const aLeadAnswer = (changes: Partial<LeadAnswer> = {}): LeadAnswer => ({
  ref: randomIds.ref(),
  at: AT,
  by: 'stf_a',
  text: 'Dzień dobry, tak.',
  sentAt: null,
  ...changes,
});

export const aLeadStep = (changes: Partial<LeadStep> = {}): LeadStep => ({
  at: AT,
  by: 'stf_a',
  state: 'answered',
  assigneeId: 'stf_a',
  ...changes,
});

export const aReceipt = (changes: Partial<Receipt> = {}): Receipt => ({
  secretHash: aHash(),
  shopId: aShopId(),
  leadId: randomIds.next('led'),
  reference: randomIds.reference(),
  noticeId: `ntc_${aHash()}`,
  consentEventId: randomIds.next('cse'),
  basis: 'consent',
  locale: 'pl',
  fields: ['email', 'message'],
  createdAt: AT,
  withdrawnAt: null,
  expiresAt: later(180 * 86_400),
  ...changes,
});

export const aConsentEvent = (changes: Partial<ConsentEvent> = {}): ConsentEvent => ({
  id: randomIds.next('cse'),
  shopId: aShopId(),
  seq: 1,
  action: 'granted',
  ofEvent: null,
  purpose: 'reply',
  noticeId: `ntc_${aHash()}`,
  formId: 'offline_form',
  method: 'checkbox',
  control: { id: 'consent', initialState: 'unchecked' },
  occurredAt: AT,
  actor: 'visitor',
  via: 'widget',
  subjectKey: aHash(),
  subjectKind: 'email',
  ref: { commitment: aHash(), salt: aHash(), value: randomIds.next('led') },
  sessionRef: { commitment: aHash(), salt: aHash(), value: aHash() },
  pageOrigin: { commitment: aHash(), salt: aHash(), value: 'https://sklep.example/buty' },
  widgetVersion: '0.1.0',
  adapterVersion: null,
  previousHash: FIRST_PREVIOUS_HASH,
  hash: aHash(),
  keyId: 'key-1',
  signature: aHash(),
  proofExpiresAt: null,
  endedAt: null,
  endedAs: null,
  ...changes,
});

export const aLedgerEpoch = (changes: Partial<LedgerEpoch> = {}): LedgerEpoch => ({
  id: randomIds.next('cse'),
  shopId: aShopId(),
  seq: 1,
  epoch: 2,
  from: AT.toISOString(),
  at: AT,
  known: null,
  previousHash: FIRST_PREVIOUS_HASH,
  hash: aHash(),
  keyId: 'key-1',
  signature: aHash(),
  ...changes,
});

export const aNotice = (changes: Partial<NoticeVersion> = {}): NoticeVersion => {
  const shopId = changes.shopId ?? aShopId();
  return {
    id: `ntc_${aHash()}`,
    shopId,
    content: {
      shopId,
      surface: 'offline_form',
      locale: 'pl',
      purposes: [{ code: 'reply', basis: 'consent', required: true, text: 'Odpowiedź na wiadomość.' }],
      fields: ['email', 'message'],
      textPlain: 'Zgadzam się na odpowiedź.',
      textHtml: '<p>Zgadzam się na <a href="https://sklep.example/polityka">odpowiedź</a>.</p>',
      controller: { name: 'Pod Lipą', address: 'Lipowa 1', email: 'a@sklep.example', phone: '', dpo: '' },
      recipients: [],
      retentionText: '180 dni',
      withdrawText: 'W każdej chwili.',
      policy: {
        url: 'https://sklep.example/polityka',
        title: 'Polityka prywatności',
        locale: 'pl',
        contentSha256: 'a'.repeat(64),
        state: 'published',
      },
      templateVersion: '1',
    },
    paragraphs: [
      [{ text: 'Zgadzam się na ' }, { text: 'odpowiedź', href: 'https://sklep.example/polityka' }],
    ],
    consent: [{ text: 'Zgadzam się.' }],
    createdAt: AT,
    origin: { pageId: '3', revision: '7', modifiedAt: AT, snapshotSha256: 'a'.repeat(64) },
    ...changes,
  };
};

export const aCurrentNotice = (changes: Partial<CurrentNotice> = {}): CurrentNotice => ({
  shopId: aShopId(),
  locale: 'pl',
  noticeId: `ntc_${aHash()}`,
  since: AT,
  previous: [],
  ...changes,
});

export const aSnapshot = (changes: Partial<PolicySnapshot> = {}): PolicySnapshot => ({
  shopId: aShopId(),
  sha256: 'b'.repeat(64),
  text: 'Administratorem danych jest Pod Lipą.',
  fetchedAt: AT,
  source: 'adapter',
  ...changes,
});

export const aBinding = (changes: Partial<PolicyBinding> = {}): PolicyBinding => ({
  shopId: aShopId(),
  source: 'adapter',
  pages: [
    {
      locale: 'pl',
      isDefault: true,
      state: 'published',
      reason: 'ok',
      url: 'https://sklep.example/polityka',
      title: 'Polityka prywatności',
      pageId: '3',
      revision: null,
      modifiedAt: AT,
      contentSha256: 'a'.repeat(64),
      checkedAt: AT,
      failingSince: null,
      failures: 0,
      reported: { state: 'published', reason: 'ok' },
      seenSha256: 'b'.repeat(64),
    },
  ],
  adapter: { platform: 'wordpress', version: '0.1.0', platformVersion: '6.1', takesTasks: true, door: null },
  pushedAt: 1000,
  lastPushAt: AT,
  ...changes,
});

export const anAgreement = (changes: Partial<Agreement> = {}): Agreement => ({
  shopId: aShopId(),
  state: 'active',
  since: AT,
  bindingId: randomIds.next('dpa'),
  renewalTold: null,
  subProcessorTold: 0,
  subProcessorSent: [],
  ...changes,
});

const digest = makeDigest('pepper of the builders');
/** Takes the place that it is offered: `store.append(scope, (place) => anAuditRow({ shopId, ...place }))`. */
export const anAuditRow = ({
  seq,
  previousHash,
  ...changes
}: { seq: number; previousHash: string } & Partial<
  AuditEntry & { id: `aud_${string}`; at: Date }
>): AuditRow =>
  placeAct(
    {
      id: randomIds.next('aud'),
      at: AT,
      shopId: null,
      organisationId: null,
      actor: 'stf_ada',
      action: 'shop.settings',
      target: 'shp_x',
      outcome: 'ok',
      details: { changed: 'name', days: 30, confirmed: true },
      ...changes,
    },
    { seq, previousHash },
    randomIds.secret(),
    digest,
  );
