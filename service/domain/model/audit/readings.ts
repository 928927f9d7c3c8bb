/** Target: a record of the person. */
export const READINGS_OF_ONE = [
  'lead.read',
  'lead.evidence',
  'lead.others',
  'conversation.read',
  'conversation.evidence',
  'customer.read',
  'customer.orders',
  'card.read',
  'consent.evidence',
  'subject_request.read',
  'subject_request.exported',
  'mail.read',
] as const;
const ANY = '';
/** Id prefixes of the records read; target: the shop. */
const OF_MANY = {
  'lead.list': ['led_'],
  'lead.export': ['led_'],
  'conversation.list': ['cnv_'],
  'visit.list': ['cnv_'],
  'conversation.search': ['led_', 'cnv_'],
  'marketing.list': ['cse_'],
  'marketing.export': ['cse_'],
  'breach.list': ['led_', 'cnv_'],
  'mail.list': [ANY],
  'subject.find': [ANY],
  'shop.export': [ANY],
} as const satisfies Record<string, readonly string[]>;
type ActOfMany = keyof typeof OF_MANY;
const READINGS_OF_MANY = Object.keys(OF_MANY) as ActOfMany[];
export const READINGS = [...READINGS_OF_ONE, ...READINGS_OF_MANY] as const;
export type ReadingAct = (typeof READINGS)[number];

export const isOfMany = (act: ReadingAct): act is ActOfMany => act in OF_MANY;

/** Whether a record may have been shown. */
export const couldShow = (act: ReadingAct, ids: readonly string[]): boolean =>
  !isOfMany(act) || OF_MANY[act].some((prefix) => ids.some((id) => id.startsWith(prefix)));
