/** What a person can do in the console, with undo. */
import { useMemo } from 'preact/hooks';
import type { PresenceState } from '../../../service/protocol/vocabulary.ts';
import { fill } from '../../shared/translate.ts';
import { hasWrittenAfter, holdsAllAfter } from '../state/conversation.ts';
import { inboxSections } from '../state/select.ts';
import { hrefOf, type Route } from './router.ts';
import { useApp, useExplain, useSpeech } from './use-app.ts';

export const goTo = (route: Route): void => {
  location.hash = hrefOf(route);
};

export type Actions = {
  send(conversationId: string, text: string): void;
  /** Takes it from whoever the screen shows with it, and from nobody else. */
  take(conversationId: string): void;
  /**
   * Closes once the time for undo is over. The chat comes back instead when the visitor wrote in that time, or may
   * have: the line was away, or not all events are loaded.
   */
  end(conversationId: string): void;
  /** Opens a closed one again. */
  reopen(conversationId: string): void;
  /** Gives it to a colleague, or with null back to the queue, for a team first. */
  assign(conversationId: string, staffId: string | null, teamId?: string): void;
  /** Who has open conversations is asked about them before going away. */
  togglePresence(): void;
  setPresence(presence: PresenceState): void;
  /** Runs `work` once the time for undo is over, or with true when the page is left; on undo runs `restore` instead. */
  withUndo(text: string, work: (isLeaving: boolean) => unknown, restore: () => void): void;
  /** Shows a toast that says what was done, optionally with undo. */
  showDone(text: string, undo?: () => void): void;
  showRefusal(refusal: Parameters<ReturnType<typeof useExplain>>[0]): void;
};

export const useActions = (): Actions => {
  const app = useApp();
  const { words } = useSpeech();
  const explain = useExplain();
  return useMemo(() => {
    const { appState, live, toasts, later, preferences } = app;
    const label = (id: string) =>
      fill(words.inbox.visitor, { label: appState.get().conversations[id]?.summary.label ?? '' });
    app.onRefused.current = (request, code) => {
      const { conversationId } = request;
      appState.dispatch({ type: 'closing', conversationId, isClosing: false });
      const hasWritten = request.kind === 'close' && code === 'conflict';
      const { wroteMeanwhile } = words.closing;
      toasts.show(
        hasWritten
          ? fill(wroteMeanwhile, { label: label(conversationId) })
          : explain({ code: code as 'internal' }),
        { tone: 'bad' },
      );
    };
    app.onFileFailed.current = (conversationId, refusal) =>
      toasts.show(
        fill(words.attach.failedElsewhere, { chat: label(conversationId), reason: explain(refusal) }),
        { tone: 'bad' },
      );
    const withUndo: Actions['withUndo'] = (text, work, restore) => {
      const { run, cancel } = later.plan(work);
      toasts.show(text, {
        undo: () => {
          if (cancel()) restore();
        },
        over: run,
      });
    };
    const assign: Actions['assign'] = (conversationId, staffId, teamId) =>
      live.ask({
        kind: 'assign',
        ref: crypto.randomUUID(),
        conversationId,
        staffId,
        ...(teamId === undefined ? {} : { teamId }),
      });
    const setPresence: Actions['setPresence'] = (presence) => {
      appState.dispatch({ type: 'leaving', isLeaving: false });
      preferences.set({ presence });
      live.setPresence(presence);
    };
    return {
      send: (conversationId, text) =>
        live.ask({ kind: 'message', ref: crypto.randomUUID(), conversationId, text }),
      take: (conversationId) => {
        const shown = appState.get().conversations[conversationId]?.summary;
        const from = shown && { from: shown.assignedTo?.staffId ?? null };
        live.ask({ kind: 'take', ref: crypto.randomUUID(), conversationId, ...from });
      },
      end: (conversationId) => {
        const closing = (isClosing: boolean) =>
          appState.dispatch({ type: 'closing', conversationId, isClosing });
        const held = () => appState.get().conversations[conversationId];
        const pressed = held();
        const last = pressed?.summary.last ?? 0;
        const { connections } = appState.get();
        const name = label(conversationId);
        const close = () => {
          const now = held();
          const hasWritten = now !== undefined && hasWrittenAfter(now, last);
          // A request that waits for the line would close over what nobody here has read.
          const isKnown =
            live.isUp() &&
            appState.get().connections === connections &&
            (now === undefined || holdsAllAfter(now, last));
          if (isKnown && !hasWritten) {
            // A connection that looks open may be dead: the service compares once more when the request arrives.
            const judged = now ?? pressed;
            const seen = judged && { seen: judged.summary.last };
            return live.ask({ kind: 'close', ref: crypto.randomUUID(), conversationId, ...seen });
          }
          closing(false);
          const { wroteMeanwhile, mayHaveWritten } = words.closing;
          toasts.show(fill(hasWritten ? wroteMeanwhile : mayHaveWritten, { label: name }), { tone: 'bad' });
        };
        closing(true);
        withUndo(fill(words.conversation.closedToast, { label: name }), close, () => closing(false));
      },
      reopen: (conversationId) => live.ask({ kind: 'reopen', ref: crypto.randomUUID(), conversationId }),
      assign,
      togglePresence: () => {
        const state = appState.get();
        if (state.presence === 'away') setPresence('here');
        else if (inboxSections(state, null).mine.length === 0) setPresence('away');
        else appState.dispatch({ type: 'leaving', isLeaving: true });
      },
      setPresence,
      withUndo,
      showDone: (text, undo) => void toasts.show(text, undo === undefined ? {} : { undo }),
      showRefusal: (refusal) => void toasts.show(explain(refusal), { tone: 'bad' }),
    };
  }, [app, words, explain]);
};
