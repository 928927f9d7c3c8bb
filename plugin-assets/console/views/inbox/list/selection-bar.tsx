import { plural } from '../../../../shared/translate.ts';
import { useSpeech } from '../../../app/use-app.ts';
import { Icon } from '../../../parts/icon.tsx';
import type { Selection } from './use-selection.ts';

export const SelectToggle = ({ selection }: { selection: Selection }) => {
  const { words } = useSpeech();
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={words.queue.select}
      title={words.queue.select}
      aria-pressed={selection.isOn}
      onClick={selection.isOn ? selection.clear : selection.start}
    >
      <Icon name="check" />
    </button>
  );
};

export const SelectionBar = ({ selection, onClose }: { selection: Selection; onClose: () => void }) => {
  const { words, locale } = useSpeech();
  const count = selection.ids.length;
  return (
    <div class="selection-bar">
      <span role="status">{plural(locale, words.queue.selected, count)}</span>
      <button type="button" class="button small" disabled={count === 0} onClick={onClose}>
        {words.queue.closeSelected}
      </button>
      <button type="button" class="button small" onClick={selection.clear}>
        {words.queue.stopSelecting}
      </button>
    </div>
  );
};
