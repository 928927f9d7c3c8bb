import type { Note } from '../../../service/domain/model/note/note.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import { AT, aShopId, later } from './builders.ts';

export const aNote = (changes: Partial<Note> = {}): Note => ({
  id: randomIds.next('nte'),
  shopId: aShopId(),
  conversationId: randomIds.next('cnv'),
  ref: randomIds.ref(),
  staffId: randomIds.next('stf'),
  name: 'Ala Lis',
  text: 'Dzwoniła wczoraj, czeka na zwrot',
  at: AT,
  mentions: [],
  unseenBy: [],
  expiresAt: later(30 * 86_400),
  ...changes,
});
