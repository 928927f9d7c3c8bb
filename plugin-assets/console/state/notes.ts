import type { NoteView } from '../../../service/protocol/api/conversation/note-api.ts';
import type { State } from './state.ts';

/** Oldest first; a note that is there already stays once. */
const merged = (known: readonly NoteView[], arrived: readonly NoteView[]): readonly NoteView[] =>
  [...new Map([...known, ...arrived].map((note) => [note.id, note])).values()].sort((a, b) =>
    a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1,
  );

/** Notes of a conversation that were read from the service. */
export const takeNotes = (state: State, conversationId: string, notes: readonly NoteView[]): State => ({
  ...state,
  notes: { ...state.notes, [conversationId]: merged(state.notes[conversationId] ?? [], notes) },
});

/** A colleague, or this person, has written a note: shown where the notes of the conversation are held. */
export const takeNote = (state: State, note: NoteView): State => {
  const me = state.me?.staffId;
  const namesMe = me !== undefined && note.staffId !== me && note.mentions.includes(me);
  const told = namesMe ? { ...state, mentionsVersion: state.mentionsVersion + 1 } : state;
  return told.notes[note.conversationId] === undefined ? told : takeNotes(told, note.conversationId, [note]);
};
