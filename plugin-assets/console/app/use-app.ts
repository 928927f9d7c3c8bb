/** Hooks through which views reach the app: state, words, formats, calls. */
import { createContext } from 'preact';
import {
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useReducer,
  useRef,
  useState,
} from 'preact/hooks';
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import type { Answer, Refusal } from '../../shared/http-client.ts';
import type { State } from '../state/state.ts';
import type { Words } from '../words/word-lists.ts';
import type { App } from './app.ts';
import { explain, type Format } from './format.ts';
import type { Preferences } from './preferences.ts';
import { parseRoute, type Route } from './router.ts';
import type { WaitingConnection } from './waiting-connection.ts';

export type Speech = { locale: Locale; words: Words; format: Format };

export const AppContext = createContext<App | null>(null);
export const SpeechContext = createContext<Speech | null>(null);

export const useApp = (): App => {
  const app = useContext(AppContext);
  if (app === null) throw new Error('A view stands outside the app.');
  return app;
};
export const useSpeech = (): Speech => {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error('A view stands outside the app.');
  return speech;
};

/** A selected part of the state; the view re-renders when it changes. */
export const useAppState = <T>(select: (state: State) => T): T => {
  const { appState } = useApp();
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  const value = select(appState.get());
  const latest = useRef({ select, value });
  latest.current = { select, value };
  useLayoutEffect(() => {
    const look = () => {
      const { select: current, value: drawn } = latest.current;
      if (!Object.is(current(appState.get()), drawn)) redraw();
    };
    look();
    return appState.subscribe(look);
  }, [appState]);
  return value;
};

/** Another text with each change of the connection and with each new one: what was missed is read again then. */
export const useConnection = (): string =>
  useAppState(({ connection, connections }) => `${connection} ${connections}`);

export const usePreferences = (): [Preferences, (change: Partial<Preferences>) => void] => {
  const { preferences } = useApp();
  const [held, setHeld] = useState(preferences.get());
  useEffect(() => preferences.subscribe(() => setHeld(preferences.get())), [preferences]);
  return [held, preferences.set];
};

/** The shop server that waits to be connected, if any. Re-read as it expires and when another tab answers it. */
export const useWaitingConnection = (): WaitingConnection | null => {
  const { waitingConnection } = useApp();
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  useMinutes();
  useEffect(() => {
    const look = () => redraw();
    window.addEventListener('storage', look);
    const stop = waitingConnection.subscribe(look);
    return () => {
      window.removeEventListener('storage', look);
      stop();
    };
  }, [waitingConnection]);
  return waitingConnection.get();
};

/** Whether the page with this address holds changes that were not saved. */
export const useHasUnsaved = (): ((address: string) => boolean) => {
  const { unsaved } = useApp();
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  useEffect(() => unsaved.subscribe(() => redraw()), [unsaved]);
  return unsaved.has;
};

export const useRoute = (): Route => {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const moved = () => setRoute(parseRoute(location.hash));
    window.addEventListener('hashchange', moved);
    return () => window.removeEventListener('hashchange', moved);
  }, []);
  return route;
};

/** Re-renders the view regularly, so that "3 min ago" stays correct. */
export const useMinutes = (): void => {
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(() => redraw(), 30_000);
    return () => clearInterval(timer);
  }, []);
};

/** True once something takes longer than 300 ms: only then is a skeleton shown. */
export const useIsSlow = (isBusy: boolean): boolean => {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    setIsSlow(false);
    if (!isBusy) return undefined;
    const timer = setTimeout(() => setIsSlow(true), 300);
    return () => clearTimeout(timer);
  }, [isBusy]);
  return isBusy && isSlow;
};

export type Loaded<T> = {
  data: T | null;
  refusal: Refusal | null;
  isBusy: boolean;
  reload: () => void;
  /** Replaces the data, for example with the response of a change. */
  replace: (data: T) => void;
};

/**
 * Loads data when the view opens and when `key` or `version` changes; the old data stay until the new ones arrive.
 * After a refusal only data of the same key stay, such as an older version of the same shop.
 * @param key what the data are of
 * @param version changes whenever the data of the same key are to be read again
 */
export const useLoaded = <T>(
  key: string,
  read: () => Promise<Answer<T>>,
  version: string | number | null = '',
): Loaded<T> => {
  const [held, setHeld] = useState<{ key: string; data: T | null; refusal: Refusal | null; isBusy: boolean }>(
    {
      key: '',
      data: null,
      refusal: null,
      isBusy: true,
    },
  );
  const turn = useRef(0);
  const reader = useRef(read);
  reader.current = read;
  const load = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    setHeld((before) => ({ ...before, isBusy: true }));
    const answer = await reader.current();
    if (mine !== turn.current) return;
    setHeld((before) =>
      answer.ok
        ? { key, data: answer.body, refusal: null, isBusy: false }
        : { key, data: before.key === key ? before.data : null, refusal: answer.refusal, isBusy: false },
    );
  }, [key, version]);
  useEffect(() => {
    void load();
    return () => {
      turn.current += 1;
    };
  }, [load]);
  return {
    data: held.data,
    refusal: held.refusal,
    isBusy: held.isBusy,
    reload: () => void load(),
    replace: (data) => {
      turn.current += 1;
      setHeld({ key, data, refusal: null, isBusy: false });
    },
  };
};

/** Explains a refusal. */
export const useExplain = (): ((
  refusal: Pick<Refusal, 'code' | 'retryAfterMs' | 'id' | 'details'>,
) => string) => {
  const { words, format } = useSpeech();
  return useCallback((refusal) => explain(refusal, words, format), [words, format]);
};
