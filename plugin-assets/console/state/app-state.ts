import { reduce } from './reduce.ts';
import { type Action, initialState, type State } from './state.ts';

export type AppState = {
  get(): State;
  dispatch(action: Action): void;
  /** Called after every change; returns the unsubscribe function. */
  subscribe(listener: (state: State, action: Action) => void): () => void;
};

export const makeAppState = (): AppState => {
  let state = initialState;
  const listeners = new Set<(state: State, action: Action) => void>();
  return {
    get: () => state,
    dispatch: (action) => {
      const next = reduce(state, action);
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener(state, action);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
