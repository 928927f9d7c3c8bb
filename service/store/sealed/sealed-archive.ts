import type { Attachment } from '../../domain/model/attachment/attachment.ts';
import type { ShopScope } from '../../domain/model/base/tenancy.ts';
import type { Card } from '../../domain/model/card/card.ts';
import type { ConsentEvent } from '../../domain/model/consent/consent.ts';
import type { ContentId, ContentKey, ContentKeys } from '../../domain/model/content/content-keys.ts';
import type { Conversation, ConversationEvent } from '../../domain/model/conversation/conversation.ts';
import type { Lead } from '../../domain/model/lead/lead.ts';
import type { Note } from '../../domain/model/note/note.ts';
import type { ArchiveRow, ShopArchive } from '../../domain/model/shop/shop-archive.ts';
import { openAttachment, partField } from './sealed-attachment-store.ts';
import { openCard } from './sealed-card-store.ts';
import { hasSealedPage, openPage, pageKeyOf } from './sealed-consent-store.ts';
import { openConversation, openEvent } from './sealed-conversation.ts';
import { openLead } from './sealed-lead-store.ts';
import { openNote } from './sealed-note-store.ts';

/** Part as base64. */
const openPart = (
  key: ContentKey,
  { sealed, ...row }: { attachmentId: string; part: number; parts: number; sealed: unknown },
): object => {
  const held = sealed instanceof Uint8Array ? sealed : (sealed as { buffer: Uint8Array }).buffer;
  const bytes = key.openBytes(partField(row.attachmentId, row.part, row.parts), held);
  return { ...row, base64: Buffer.from(bytes).toString('base64') };
};

type Open = (key: ContentKey, row: never) => object;
/** Opener per collection, and the field that names the key's record. */
const SEALED: Readonly<Record<string, { of: 'id' | 'conversationId'; open: Open }>> = {
  conversations: { of: 'id', open: (key, row: Conversation) => openConversation(key, row) },
  events: { of: 'conversationId', open: (key, row: ConversationEvent) => openEvent(key, row) },
  attachments: { of: 'conversationId', open: (key, row: Attachment) => openAttachment(key, row) },
  attachmentParts: { of: 'conversationId', open: openPart },
  cards: { of: 'conversationId', open: (key, row: Card) => openCard(key, row) },
  notes: { of: 'conversationId', open: (key, row: Note) => openNote(key, row) },
  leads: { of: 'id', open: (key, row: Lead) => openLead(key, row) },
};

/** A consent outlives its erased page. In memory the event is within its entry. */
async function* consentRows(
  inner: ShopArchive,
  keys: ContentKeys,
  scope: ShopScope,
): AsyncGenerator<ArchiveRow> {
  for await (const row of inner.rows(scope, 'consents')) {
    const event = { id: row._id, ...row, ...(row.event as object) } as unknown as ConsentEvent;
    if (row.kind !== 'event' || !hasSealedPage(event)) yield row;
    else {
      const { pageOrigin } = openPage(await keys.get(scope, pageKeyOf(event)), event);
      yield row.event === undefined ? { ...row, pageOrigin } : { ...row, event: { ...event, pageOrigin } };
    }
  }
}

/** Shop archive with content opened, without erased rows. Rules: PR-5, RT-2. */
export const openArchive = (inner: ShopArchive, keys: ContentKeys): ShopArchive => ({
  ...inner,
  async *rows(scope: ShopScope, collection: string) {
    const sealed = SEALED[collection];
    if (collection === 'consents') {
      yield* consentRows(inner, keys, scope);
      return;
    }
    for await (const row of inner.rows(scope, collection)) {
      if (sealed === undefined) {
        yield row;
        continue;
      }
      const id = sealed.of === 'id' ? (row._id ?? row.id) : row.conversationId;
      const key = await keys.get(scope, id as ContentId);
      if (key !== null) yield sealed.open(key, row as never) as ArchiveRow;
    }
  },
  async remove(scope, evidenceUntil) {
    await keys.destroyAll(scope);
    await inner.remove(scope, evidenceUntil);
  },
});
