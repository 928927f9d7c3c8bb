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

/** Re-renders when the selected part changes. */
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

/** Changes with each connection, so that missed data are re-read. */
export const useConnection = (): string =>
  useAppState(({ connection, connections }) => `${connection} ${connections}`);

export const usePreferences = (): [Preferences, (change: Partial<Preferences>) => void] => {
  const { preferences } = useApp();
  const [held, setHeld] = useState(preferences.get());
  useEffect(() => preferences.subscribe(() => setHeld(preferences.get())), [preferences]);
  return [held, preferences.set];
};

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
    // The address may have changed between the first drawing and this effect.
    moved();
    return () => window.removeEventListener('hashchange', moved);
  }, []);
  return route;
};

/** Re-renders regularly, for relative times. */
export const useMinutes = (): void => {
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(() => redraw(), 30_000);
    return () => clearInterval(timer);
  }, []);
};

/** True after 300 ms. */
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
  replace: (data: T) => void;
};

/**
 * Keeps old data while loading; after a refusal only those of the same key.
 * @param version changes when the same key must be re-read
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
  const isReading = useRef(false);
  const reader = useRef(read);
  reader.current = read;
  const load = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    isReading.current = true;
    setHeld((before) => ({ ...before, isBusy: true }));
    const answer = await reader.current();
    if (mine !== turn.current) return;
    isReading.current = false;
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
      // A change that was told of meanwhile may be newer than `data`.
      if (isReading.current) void load();
    },
  };
};

export const useExplain = (): ((
  refusal: Pick<Refusal, 'code' | 'retryAfterMs' | 'id' | 'details'>,
) => string) => {
  const { words, format } = useSpeech();
  return useCallback((refusal) => explain(refusal, words, format), [words, format]);
};
