import type { Event } from '../../../../plugin-assets/console/state/conversation.ts';
import type { ConversationSummary, Me } from '../../../../service/protocol/api/staff-api.ts';

const at = (seq: number): string => new Date(Date.UTC(2026, 10, 24, 9, 0, seq)).toISOString();

export const aSummary = (changes: Partial<ConversationSummary> = {}): ConversationSummary => ({
  id: 'cnv_1',
  shopId: 'shp_tea',
  status: 'open',
  locale: 'pl',
  page: 'https://shop.example.com/herbata',
  product: null,
  assignedTo: null,
  openedAt: at(0),
  lastAt: at(0),
  last: 1,
  unread: 0,
  waitingSince: null,
  wroteAt: null,
  wroteSeq: 0,
  readByVisitor: 0,
  readByStaff: 0,
  preview: '',
  isCustomer: false,
  label: 'AB3X',
  heldReason: null,
  reopenUntil: null,
  blockedFor: null,
  answeredByMailUntil: null,
  team: null,
  tagIds: [],
  ...changes,
});
type Message = Extract<Event, { kind: 'message' }>;
export const aMessage = (seq: number, changes: Partial<Message> = {}): Event => ({
  kind: 'message',
  seq,
  id: `evt_${seq}`,
  at: at(seq),
  author: 'visitor',
  ref: `ref-${seq}`,
  text: `wiadomość ${seq}`,
  ...changes,
});
export const aRead = (
  seq: number,
  changes: { author: 'visitor' | 'staff'; upTo: number; staffId?: string },
): Event => ({
  kind: 'read',
  seq,
  id: `evt_${seq}`,
  at: at(seq),
  ...changes,
});
export const anAssignment = (seq: number, staffId = 'stf_ada', name = 'Ada'): Event => ({
  kind: 'assigned',
  seq,
  id: `evt_${seq}`,
  at: at(seq),
  name,
  staffId,
});
export const aStatus = (seq: number, status: 'open' | 'closed'): Event => ({
  kind: 'status',
  seq,
  id: `evt_${seq}`,
  at: at(seq),
  status,
});
export const aShopAccess = (changes: Partial<Me['shops'][number]> = {}): Me['shops'][number] => ({
  id: 'shp_tea',
  key: 'zgk_tea',
  name: 'Herbaciarnia',
  url: 'https://shop.example.com/',
  organisationId: 'org_1',
  organisationName: 'Lipa',
  role: 'owner',
  viaAgency: null,
  isWaiting: false,
  policyState: 'published',
  agreement: 'not_needed',
  collecting: true,
  closesAt: null,
  missing: [],
  isInstalled: true,
  isDemo: false,
  hasVisitorList: false,
  isBare: false,
  undecidedChanges: 0,
  filesPercent: 0,
  ...changes,
});
export const aMe = (changes: Partial<Me> = {}): Me => ({
  staffId: 'stf_ada',
  name: 'Ada',
  email: 'ada@example.com',
  locale: 'pl',
  isOperator: false,
  deployment: 'controller-hosted',
  isMailSet: true,
  secondFactor: null,
  mustSetSecondFactor: false,
  nextAddress: null,
  onCallUntil: null,
  notices: { leads: true, chats: true },
  organisations: [],
  shops: [aShopAccess()],
  ...changes,
});
