import { plural } from '../../../../shared/translate.ts';
import { useSpeech } from '../../../app/use-app.ts';
import { Icon } from '../../../parts/icon.tsx';
import { INBOX_LISTS, type InboxList } from '../../../state/lists.ts';

export const ListSwitch = ({
  list,
  counts,
  onChange,
}: {
  list: InboxList;
  counts: Partial<Record<InboxList, string>>;
  onChange: (list: InboxList) => void;
}) => {
  const { words } = useSpeech();
  return (
    <fieldset class="list-switch">
      <legend class="off-screen">{words.history.lists}</legend>
      {INBOX_LISTS.map((name) => (
        <button
          key={name}
          type="button"
          class="list-tab"
          aria-pressed={name === list}
          onClick={() => onChange(name)}
        >
          {words.history[name]}
          {counts[name] !== undefined && <span class="list-tab-count">{counts[name]}</span>}
        </button>
      ))}
    </fieldset>
  );
};

export const FilterToggle = ({
  isOpen,
  on,
  onPress,
}: {
  isOpen: boolean;
  on: number;
  onPress: () => void;
}) => {
  const { words, locale } = useSpeech();
  return (
    <button
      type="button"
      class="icon-button filter-toggle"
      aria-label={
        on > 0
          ? `${words.history.filters}, ${plural(locale, words.history.filtersOn, on)}`
          : words.history.filters
      }
      title={words.history.filters}
      aria-expanded={isOpen}
      aria-controls={isOpen ? 'inbox-filters' : undefined}
      onClick={onPress}
    >
      <Icon name="filter" />
      {on > 0 && (
        <span class="filter-count" aria-hidden="true">
          {on}
        </span>
      )}
    </button>
  );
};
