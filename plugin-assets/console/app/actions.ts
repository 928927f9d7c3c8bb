import { useMemo } from 'preact/hooks';
import type { PresenceState } from '../../../service/protocol/vocabulary.ts';
import { fill, plural } from '../../shared/translate.ts';
import { hasWrittenAfter, holdsAllAfter } from '../state/conversation.ts';
import { inboxSections } from '../state/to-answer.ts';
import { hrefOf, type Route } from './router.ts';
import { useApp, useExplain, useSpeech } from './use-app.ts';

export const goTo = (route: Route): void => {
  location.hash = hrefOf(route);
};

export type Actions = {
  send(conversationId: string, text: string): void;
  /** Refused if the holder has changed since shown. */
  take(conversationId: string): void;
  /** After the undo time, unless the visitor may have written meanwhile. */
  end(ids: readonly string[], onUndone?: () => void): void;
  reopen(conversationId: string): void;
  /** Null: back to the queue, first for the team. */
  assign(conversationId: string, staffId: string | null, teamId?: string): void;
  togglePresence(): void;
  setPresence(presence: PresenceState): void;
  /** Runs `work` after the undo time, or with true on page leave; `restore` on undo. */
  withUndo(text: string, work: (isLeaving: boolean) => unknown, restore: () => void): void;
  showDone(text: string, undo?: () => void): void;
  showRefusal(refusal: Parameters<ReturnType<typeof useExplain>>[0]): void;
};

export const useActions = (): Actions => {
  const app = useApp();
  const { words, locale } = useSpeech();
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
        fill(words.attach.failedRemotely, { chat: label(conversationId), reason: explain(refusal) }),
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
      send: (conversationId, text) => {
        const shown = appState.get().conversations[conversationId]?.summary;
        const seen = shown && { seen: shown.last };
        live.ask({ kind: 'message', ref: crypto.randomUUID(), conversationId, text, ...seen });
      },
      take: (conversationId) => {
        const shown = appState.get().conversations[conversationId]?.summary;
        const from = shown && { from: shown.assignedTo?.staffId ?? null };
        live.ask({ kind: 'take', ref: crypto.randomUUID(), conversationId, ...from });
      },
      end: (ids, onUndone) => {
        const closing = (id: string, isClosing: boolean) =>
          appState.dispatch({ type: 'closing', conversationId: id, isClosing });
        const held = (id: string) => appState.get().conversations[id];
        const pressed = ids.map((id) => ({ id, name: label(id), shown: held(id) }));
        const { connections } = appState.get();
        const close = () => {
          const stay = { wroteMeanwhile: [] as string[], mayHaveWritten: [] as string[] };
          for (const { id, name, shown } of pressed) {
            const now = held(id);
            const last = shown?.summary.last ?? 0;
            const hasWritten = now !== undefined && hasWrittenAfter(now, last);
            // A queued close could cover unread messages.
            const isKnown =
              live.isUp() &&
              appState.get().connections === connections &&
              (now === undefined || holdsAllAfter(now, last));
            if (isKnown && !hasWritten) {
              // The connection may be dead, so the service compares again.
              const judged = now ?? shown;
              const seen = judged && { seen: judged.summary.last };
              live.ask({ kind: 'close', ref: crypto.randomUUID(), conversationId: id, ...seen });
            } else {
              closing(id, false);
              stay[hasWritten ? 'wroteMeanwhile' : 'mayHaveWritten'].push(name);
            }
          }
          for (const reason of ['wroteMeanwhile', 'mayHaveWritten'] as const) {
            if (stay[reason].length > 0)
              toasts.show(fill(words.closing[reason], { label: stay[reason].join(', ') }), { tone: 'bad' });
          }
        };
        for (const id of ids) closing(id, true);
        const done =
          ids.length === 1
            ? fill(words.conversation.closedToast, { label: pressed[0]?.name ?? '' })
            : plural(locale, words.queue.closedMany, ids.length);
        withUndo(done, close, () => {
          for (const id of ids) closing(id, false);
          onUndone?.();
        });
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
  }, [app, words, locale, explain]);
};
