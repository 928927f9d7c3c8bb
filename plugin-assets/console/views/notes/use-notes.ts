import { useEffect } from 'preact/hooks';
import type { NoteView } from '../../../../service/protocol/api/conversation/note-api.ts';
import { useApp, useAppState } from '../../app/use-app.ts';

const NONE: readonly NoteView[] = [];

/** Re-read after reconnecting. */
export const useNotes = (conversationId: string): readonly NoteView[] => {
  const { api, appState } = useApp();
  const connection = useAppState((state) => state.connection);
  const connections = useAppState((state) => state.connections);
  const version = useAppState((state) => state.notesVersion);
  const notes = useAppState((state) => state.notes[conversationId]) ?? NONE;
  const isNamed = useAppState((state) => state.mentions.some((one) => one.conversationId === conversationId));
  useEffect(() => {
    if (connection !== 'online' && connection !== 'polling') return;
    void api.notes(conversationId).then((answer) => {
      if (answer.ok) appState.dispatch({ type: 'notes', conversationId, notes: answer.body.notes });
    });
  }, [api, appState, conversationId, connection, connections, version]);
  // Shown mentions count as seen.
  useEffect(() => {
    if (!isNamed) return undefined;
    const see = () => {
      if (document.visibilityState !== 'visible') return;
      void api.seeMentions(conversationId).then((answer) => {
        if (answer.ok) appState.dispatch({ type: 'mentions-seen', conversationId });
      });
    };
    see();
    document.addEventListener('visibilitychange', see);
    return () => document.removeEventListener('visibilitychange', see);
  }, [api, appState, conversationId, isNamed]);
  return notes;
};
