/** Acts by which somebody read about one person; their target is a record of the person. */
export const READINGS_OF_ONE = [
  'lead.read',
  'lead.evidence',
  'conversation.read',
  'conversation.evidence',
  'customer.read',
  'card.read',
  'consent.evidence',
  'subject_request.read',
  'subject_request.exported',
] as const;
/** Acts by which somebody read or took out data of many people at once; their target is the shop. */
export const READINGS_OF_MANY = [
  'lead.list',
  'conversation.list',
  'visit.list',
  'conversation.search',
  'marketing.list',
  'marketing.export',
  'subject.find',
  'shop.export',
] as const;
export const READINGS = [...READINGS_OF_ONE, ...READINGS_OF_MANY] as const;
export type ReadingAct = (typeof READINGS)[number];
