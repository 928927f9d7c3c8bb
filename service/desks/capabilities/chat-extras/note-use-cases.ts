import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import { makeFindConversation } from '../../../domain/model/staff/resolve-access.ts';
import { makeEndNotes } from '../../../domain/note/end-notes.ts';
import { makeMyMentions, makeSeeMentions, makeShowNotes } from '../../../domain/note/read-notes.ts';
import { makeWriteNote } from '../../../domain/note/write-note.ts';
import type { BaseDeps } from '../../base-deps.ts';
import type { AuditUseCases } from '../audit-use-cases.ts';
import type { StaffUseCases } from '../staff-use-cases.ts';

/** For consoles only. */
export const makeNoteUseCases = (
  base: BaseDeps & Pick<AuditUseCases, 'recordReading'> & Pick<StaffUseCases, 'findAssignee'>,
) => {
  const deps = { ...base, findConversation: makeFindConversation(base) };
  return {
    writeNote: makeWriteNote(deps),
    showNotes: makeShowNotes(deps),
    seeMentions: makeSeeMentions(deps),
    myMentions: makeMyMentions(deps),
    forgetNotes: (scope: ShopScope, id: Conversation['id']) => base.notes.removeByConversation(scope, id),
    endNotes: makeEndNotes(base),
  };
};
export type NoteUseCases = ReturnType<typeof makeNoteUseCases>;
