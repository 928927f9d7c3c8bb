import type { FormView, SessionResponse } from '../../../../service/protocol/api/visitor-api.ts';
import type { ConversationEventFrame } from '../../../../service/protocol/frames/visitor-frames.ts';

type Message = Extract<ConversationEventFrame, { kind: 'message' }>;
export const aMessage = (seq: number, changes: Partial<Message> = {}): Message => ({
  kind: 'message',
  seq,
  id: `evt_${seq}`,
  at: new Date(Date.UTC(2026, 10, 24, 9, 0, seq)).toISOString(),
  author: 'visitor',
  ref: `ref-${seq}`,
  text: `text ${seq}`,
  ...changes,
});

export const aForm = (
  changes: { noticeId?: string; hasConsent?: boolean; fields?: Partial<FormView['fields']> } = {},
): FormView => ({
  fields: { name: 'optional', email: 'required', phone: 'off', ...changes.fields },
  formToken: 'token',
  notice: {
    id: changes.noticeId ?? 'ntc_first',
    locale: 'pl',
    basis: changes.hasConsent === false ? 'request' : 'consent',
    paragraphs: [[{ text: 'Administratorem jest sklep.' }]],
    open: 1,
    consent: changes.hasConsent === false ? null : [{ text: 'Wyrażam zgodę.' }],
  },
});

export const aSession = (changes: Partial<SessionResponse> = {}): SessionResponse => ({
  now: '2026-11-24T09:00:00.000Z',
  shop: {
    name: 'Herbaciarnia',
    contactEmail: 'sklep@example.com',
    accent: '#0b6b57',
    onAccent: '#ffffff',
    side: 'right',
    greeting: null,
  },
  mode: 'live',
  chatNotice: [],
  chatNoticeId: null,
  form: aForm(),
  rememberDays: 0,
  visitorAttachments: 'no',
  orderLookup: null,
  mayMail: true,
  conversation: null,
  ...changes,
});
