import { makeForgetReplyFiles, makeSweepReplyFiles } from '../../domain/canned-reply/forget-reply-files.ts';
import {
  makeAddReplyFile,
  makeOpenReplyFile,
  makeRemoveReplyFile,
} from '../../domain/canned-reply/keep-reply-file.ts';
import {
  makeKeepReply,
  makeManagedReplies,
  makeRemoveReply,
} from '../../domain/canned-reply/manage-replies.ts';
import { makeExportReplies, makeImportReplies } from '../../domain/canned-reply/replies-as-csv.ts';
import { makeCountReplyUse, makeUsableReplies } from '../../domain/canned-reply/use-reply.ts';
import type { BaseDeps } from '../base-deps.ts';

/** Canned replies. */
export const makeReplyUseCases = (base: BaseDeps) => {
  const deps = { ...base, forgetReplyFiles: makeForgetReplyFiles(base) };
  return {
    usableReplies: makeUsableReplies(deps),
    countReplyUse: makeCountReplyUse(deps),
    managedReplies: makeManagedReplies(deps),
    keepReply: makeKeepReply(deps),
    removeReply: makeRemoveReply(deps),
    exportReplies: makeExportReplies(deps),
    importReplies: makeImportReplies(deps),
    addReplyFile: makeAddReplyFile(deps),
    removeReplyFile: makeRemoveReplyFile(deps),
    openReplyFile: makeOpenReplyFile(deps),
    sweepReplyFiles: makeSweepReplyFiles(deps),
  };
};
export type ReplyUseCases = ReturnType<typeof makeReplyUseCases>;
