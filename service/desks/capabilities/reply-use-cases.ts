import {
  makeKeepReply,
  makeManagedReplies,
  makeRemoveReply,
} from '../../domain/canned-reply/manage-replies.ts';
import { makeCountReplyUse, makeUsableReplies } from '../../domain/canned-reply/use-reply.ts';
import type { BaseDeps } from '../base-deps.ts';

export const makeReplyUseCases = (deps: BaseDeps) => ({
  usableReplies: makeUsableReplies(deps),
  countReplyUse: makeCountReplyUse(deps),
  managedReplies: makeManagedReplies(deps),
  keepReply: makeKeepReply(deps),
  removeReply: makeRemoveReply(deps),
});
