import type { CannedReplyId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Ids } from '../model/base/ports.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import {
  type CannedReply,
  type CannedReplyInput,
  type CannedReplyUse,
  MAX_REPLIES,
  normalShortcut,
  replyFaults,
} from './canned-reply.ts';
import type { ReplyUseStore } from './canned-reply-store.ts';
import { changeReplies, type ReplyOwner, type ReplyPlaceDeps, replyPlace } from './reply-place.ts';

export type ManagedReply = CannedReply & Pick<CannedReplyUse, 'inserted' | 'sent'>;
export type ManageDeps = ReplyPlaceDeps & { replyUses: ReplyUseStore; ids: Ids; recordAct: RecordAct };

/** Number of changes, no texts. */
export const recordReplies = (
  recordAct: RecordAct,
  access: Access,
  owner: ReplyOwner,
  target: string,
  details: { change: string; count: number },
): Promise<unknown> =>
  recordAct({ actor: access.staff.id, ...owner, action: 'replies.change', target, outcome: 'ok', details });

/** @throws DomainError invalid_request (list too long) */
export const requireRoom = (count: number): void => {
  if (count > MAX_REPLIES)
    throw new DomainError('invalid_request', `At most ${MAX_REPLIES} replies. Remove some first.`, {
      fields: { replies: `at most ${MAX_REPLIES}` },
    });
};

/** The list with use counts. @throws DomainError not_found, forbidden */
export const makeManagedReplies =
  (deps: Pick<ManageDeps, 'cannedReplies' | 'organisationReplies' | 'replyUses'>) =>
  async (access: Access, owner: ReplyOwner): Promise<ManagedReply[]> => {
    const place = replyPlace(deps, access, owner);
    const { replies } = await place.read();
    const uses = await deps.replyUses.list(place.scope);
    return replies.map((reply) => {
      const own = uses.filter(({ replyId }) => replyId === reply.id);
      return {
        ...reply,
        inserted: own.reduce((sum, { inserted }) => sum + inserted, 0),
        sent: own.reduce((sum, { sent }) => sum + sent, 0),
      };
    });
  };

/**
 * `id` null: new.
 * @throws DomainError not_found, forbidden, conflict, invalid_request with fields
 */
export const makeKeepReply =
  (deps: ManageDeps) =>
  async (
    access: Access,
    owner: ReplyOwner,
    id: CannedReplyId | null,
    given: CannedReplyInput,
  ): Promise<CannedReplyId> => {
    const place = replyPlace(deps, access, owner);
    const kept: CannedReply = {
      ...given,
      shortcut: normalShortcut(given.shortcut),
      id: id ?? deps.ids.next('rpl'),
    };
    await changeReplies(place, (replies) => {
      if (id !== null && !replies.some((reply) => reply.id === id)) throw notFound();
      const faults = replyFaults(
        kept,
        replies.filter((reply) => reply.id !== kept.id),
      );
      if (Object.keys(faults).length > 0)
        throw new DomainError('invalid_request', 'The reply is not valid. Correct it and save again.', {
          fields: faults,
        });
      const next =
        id === null ? [...replies, kept] : replies.map((reply) => (reply.id === id ? kept : reply));
      requireRoom(next.length);
      return next;
    });
    await recordReplies(deps.recordAct, access, owner, kept.id, {
      change: id === null ? 'added' : 'changed',
      count: 1,
    });
    return kept.id;
  };

/** Also its counts. @throws DomainError not_found, forbidden, conflict */
export const makeRemoveReply =
  (deps: ManageDeps) =>
  async (access: Access, owner: ReplyOwner, id: CannedReplyId): Promise<void> => {
    const place = replyPlace(deps, access, owner);
    await changeReplies(place, (replies) => {
      if (!replies.some((reply) => reply.id === id)) throw notFound();
      return replies.filter((reply) => reply.id !== id);
    });
    await deps.replyUses.forget(place.scope, id);
    await recordReplies(deps.recordAct, access, owner, id, { change: 'removed', count: 1 });
  };
