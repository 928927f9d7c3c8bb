import type { NoteView } from '../../../service/protocol/api/conversation/note-api.ts';
import type { State } from './state.ts';

/** Oldest first, without duplicates. */
const merged = (known: readonly NoteView[], arrived: readonly NoteView[]): readonly NoteView[] =>
  [...new Map([...known, ...arrived].map((note) => [note.id, note])).values()].sort((a, b) =>
    a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1,
  );

export const takeNotes = (state: State, conversationId: string, notes: readonly NoteView[]): State => ({
  ...state,
  notes: { ...state.notes, [conversationId]: merged(state.notes[conversationId] ?? [], notes) },
});

/** Kept before the others are read, too: the answer to a reading under way may be older. */
export const takeNote = (state: State, note: NoteView): State => {
  const me = state.me?.staffId;
  const namesMe = me !== undefined && note.staffId !== me && note.mentions.includes(me);
  const told = namesMe ? { ...state, mentionsVersion: state.mentionsVersion + 1 } : state;
  return takeNotes(told, note.conversationId, [note]);
};
