import type { NoteView } from '../../../../service/protocol/api/conversation/note-api.ts';
import type { Event } from '../../state/conversation.ts';

/** After the last shown earlier event; before the first only when fully loaded. */
export const placeNotes = (
  shown: readonly Event[],
  notes: readonly NoteView[],
  hasOlder: boolean,
): { before: readonly NoteView[]; after: ReadonlyMap<number, readonly NoteView[]> } => {
  const before: NoteView[] = [];
  const after = new Map<number, NoteView[]>();
  for (const note of notes) {
    const event = shown.findLast(({ at }) => at <= note.at);
    if (event === undefined) before.push(note);
    else after.set(event.seq, [...(after.get(event.seq) ?? []), note]);
  }
  return { before: hasOlder ? [] : before, after };
};
