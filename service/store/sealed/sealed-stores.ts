import type { Stores } from '../../desks/stores.ts';
import type { ContentKeys } from '../../domain/model/content/content-keys.ts';
import { openArchive } from './sealed-archive.ts';
import { sealAttachmentBytes, sealAttachments } from './sealed-attachment-store.ts';
import { sealCards } from './sealed-card-store.ts';
import { sealConsents } from './sealed-consent-store.ts';
import { sealConversations } from './sealed-conversation-store.ts';
import { sealLeads } from './sealed-lead-store.ts';
import { sealNotes } from './sealed-note-store.ts';

/** The only place that seals content, over memory and database stores. */
export const sealStores = (stores: Stores, keys: ContentKeys): Stores => ({
  ...stores,
  conversations: sealConversations(stores.conversations, keys, stores.searchRows),
  attachments: sealAttachments(stores.attachments, keys),
  attachmentBytes: sealAttachmentBytes(stores.attachmentBytes, keys),
  cards: sealCards(stores.cards, keys),
  consents: sealConsents(stores.consents, keys),
  leads: sealLeads(stores.leads, keys, stores.searchRows),
  notes: sealNotes(stores.notes, keys),
  shopArchive: openArchive(stores.shopArchive, keys),
});
