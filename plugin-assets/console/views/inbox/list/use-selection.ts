import { useState } from 'preact/hooks';
import type { State } from '../../../state/state.ts';

export type Selection = {
  /** False: a press on a row opens it. */
  isOn: boolean;
  ids: readonly string[];
  has: (id: string) => boolean;
  toggle: (id: string | null) => void;
  /** All rows from the last selected one. */
  through: (id: string, shown: readonly string[]) => void;
  start: () => void;
  clear: () => void;
};

/** Selected open chats; closed ones drop out. */
export const useSelection = (state: State): Selection => {
  const [selected, setSelected] = useState<readonly string[] | null>(null);
  const canBe = (id: string) =>
    state.conversations[id]?.summary.status === 'open' && !state.closing.includes(id);
  const ids = selected?.filter(canBe) ?? [];
  return {
    isOn: selected !== null,
    ids,
    has: (id) => ids.includes(id),
    toggle: (id) => {
      if (id === null || !canBe(id)) return;
      setSelected(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]);
    },
    through: (id, shown) => {
      const from = shown.indexOf(ids.at(-1) ?? id);
      const to = shown.indexOf(id);
      const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1).filter(canBe);
      setSelected([...new Set([...ids, ...range, id])]);
    },
    start: () => setSelected([]),
    clear: () => setSelected(null),
  };
};
