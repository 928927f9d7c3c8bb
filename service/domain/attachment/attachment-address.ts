import type { AttachmentId, ConversationId, ShopId, StaffId } from '../../protocol/vocabulary.ts';
import type { Attachment } from '../model/attachment/attachment.ts';
import type { AttachmentBytes, AttachmentStore } from '../model/attachment/attachment-store.ts';
import { readParts } from '../model/attachment/read-parts.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import { type Right, type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { type Conversation, isOpenedByToken } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import type { StaffSessionStore } from '../model/staff/staff-store.ts';

export const ADDRESS_MS = 5 * 60_000;

type AddressDeps = {
  attachments: Pick<AttachmentStore, 'get'>;
  attachmentBytes: Pick<AttachmentBytes, 'get'>;
  conversations: Pick<ConversationStore, 'find'>;
  sessions: Pick<StaffSessionStore, 'get'>;
  digest: Digest;
  clock: Clock;
  resolveAccess(staffId: StaffId): Promise<Access | null>;
  findConversation(
    access: Access,
    id: ConversationId,
    right: Right,
  ): Promise<{ conversation: Conversation; scope: ShopScope }>;
};

export type FileAddress = { readonly address: string; readonly expiresAt: Date };
export type OpenedFile = { readonly attachment: Attachment; readonly parts: AsyncIterable<Uint8Array> };

/** Another token is another reader. */
const visitorReader = ({ tokenHash }: Conversation): string => `v~${(tokenHash ?? '').slice(0, 24)}`;
const staffReader = (staffId: StaffId, sessionId: string): string => `${staffId}~${sessionId}`;

/** Signed five-minute addresses for one reader, checked again on use. Rules: SE-1, EP-3. */
export const makeAttachmentAddresses = (deps: AddressDeps) => {
  const { digest, clock } = deps;
  const sign = (text: string) => digest.keyed('attachment-address', text);

  const issue = async (
    scope: ShopScope,
    conversation: Conversation,
    id: AttachmentId,
    reader: string,
  ): Promise<FileAddress> => {
    const attachment = await deps.attachments.get(scope, id);
    if (attachment === null || attachment.conversationId !== conversation.id) throw notFound();
    const expiresAt = new Date(clock.now().getTime() + ADDRESS_MS);
    const text = [id, scope.shopId, conversation.id, reader, expiresAt.getTime().toString(36)].join('.');
    return { address: `${text}.${sign(text)}`, expiresAt };
  };

  const isLetIn = async (scope: ShopScope, id: ConversationId, reader: string): Promise<boolean> => {
    if (reader.startsWith('v~')) {
      const conversation = await deps.conversations.find(scope, id);
      return (
        conversation !== null &&
        isOpenedByToken(conversation, clock.now()) &&
        visitorReader(conversation) === reader
      );
    }
    const [staffId = '', sessionId = ''] = reader.split('~');
    const [session, access] = await Promise.all([
      deps.sessions.get(sessionId),
      deps.resolveAccess(staffId as StaffId),
    ]);
    if (session === null || session.revokedAt !== null || session.staffId !== staffId) return false;
    if (access === null) return false;
    const found = await deps.findConversation(access, id, 'read');
    return found.scope.shopId === scope.shopId;
  };

  return {
    /** @throws DomainError not_found */
    addressForVisitor: (
      scope: ShopScope,
      conversation: Conversation,
      id: AttachmentId,
    ): Promise<FileAddress> => issue(scope, conversation, id, visitorReader(conversation)),
    /** @throws DomainError not_found */
    addressForStaff: (
      scope: ShopScope,
      conversation: Conversation,
      id: AttachmentId,
      by: { staffId: StaffId; sessionId: string },
    ): Promise<FileAddress> => issue(scope, conversation, id, staffReader(by.staffId, by.sessionId)),
    /** @throws DomainError not_found (invalid or expired) */
    async openAddress(address: string): Promise<OpenedFile> {
      const parts = address.split('.');
      const mac = parts.pop() ?? '';
      const [id, shopId, conversationId, reader, end] = parts;
      if (end === undefined || parts.length !== 5 || !digest.equal(mac, sign(parts.join('.'))))
        throw notFound();
      if (Number.parseInt(end, 36) <= clock.now().getTime()) throw notFound();
      // Signed, so trusted.
      const scope = scopeOfShop(shopId as ShopId);
      if (!(await isLetIn(scope, conversationId as ConversationId, reader ?? ''))) throw notFound();
      const attachment = await deps.attachments.get(scope, id as AttachmentId);
      if (attachment === null) throw notFound();
      return { attachment, parts: readParts(deps.attachmentBytes, scope, attachment) };
    },
  };
};
