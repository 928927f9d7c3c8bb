import type { StaffServerFrame } from '../../../service/protocol/frames/staff-frames.ts';
import type { Colleague, State } from './state.ts';

type Frame<T extends StaffServerFrame['t']> = Extract<StaffServerFrame, { t: T }>;

export const takeWhoIsThere = (
  state: State,
  frame: Frame<'visitors.here' | 'visitor.left' | 'colleagues.looking'>,
): State => {
  switch (frame.t) {
    case 'visitors.here': {
      const here = frame.conversationIds.map((id) => [id, 'here'] as const);
      return { ...state, visitors: { ...state.visitors, ...Object.fromEntries(here) } };
    }
    case 'visitor.left':
      return {
        ...state,
        visitors: { ...state.visitors, [frame.conversationId]: { leftAt: frame.at } },
      };
    case 'colleagues.looking':
      return { ...state, lookers: { ...state.lookers, [frame.conversationId]: frame.staff } };
  }
};

export const takeTypist = (state: State, conversationId: string, by: Colleague | null): State => {
  if (by !== null) return { ...state, typists: { ...state.typists, [conversationId]: by } };
  const { [conversationId]: _typist, ...typists } = state.typists;
  return { ...state, typists };
};

/** Null while the console is offline. */
export const visitorPresence = (
  state: Pick<State, 'connection' | 'visitors'>,
  conversationId: string,
): State['visitors'][string] | 'gone' | null =>
  state.connection === 'online' ? (state.visitors[conversationId] ?? 'gone') : null;

/** Without oneself. */
export const otherLookers = (state: State, conversationId: string): readonly Colleague[] =>
  state.lookers[conversationId]?.filter(({ staffId }) => staffId !== state.me?.staffId) ?? [];

/** Null for oneself or nobody. */
export const otherTypist = (state: State, conversationId: string): Colleague | null => {
  const typist = state.typists[conversationId];
  return typist === undefined || typist.staffId === state.me?.staffId ? null : typist;
};
