import { useState } from 'preact/hooks';
import { type SearchWish, STATES } from '../../app/held-search.ts';
import { useAppState, useSpeech } from '../../app/use-app.ts';
import { DateRange, Field, Select } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { searchWordsFor } from '../../words/search-words.ts';
import { usePeople, useTags } from '../inbox/list/list-filters.tsx';
import { hasFilter } from './search-wish.ts';

export const SearchForm = ({
  wish,
  error,
  onChange,
  onRun,
}: {
  wish: SearchWish;
  error: string | undefined;
  onChange: (change: Partial<SearchWish>) => void;
  onRun: () => void;
}) => {
  const { words, locale } = useSpeech();
  const w = searchWordsFor(locale);
  const shops = useAppState((state) => state.me?.shops) ?? [];
  const people = usePeople(wish.shop === '' ? null : wish.shop);
  const tags = useTags(wish.shop === '' ? null : wish.shop);
  const [isOpen, setIsOpen] = useState(hasFilter(wish));
  return (
    <search class="search-form">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onRun();
        }}
      >
        <Field
          label={w.text}
          id="search-text"
          value={wish.text}
          error={error}
          hint={w.intro}
          placeholder={w.placeholder}
          maxLength={200}
          isOptional
          isOptionalHidden
          onInput={(text) => onChange({ text })}
        >
          <button type="submit" class="button primary">
            {w.run}
          </button>
          <button
            type="button"
            class="icon-button"
            aria-expanded={isOpen}
            aria-controls="search-filters"
            aria-label={words.history.filters}
            title={words.history.filters}
            onClick={() => setIsOpen(!isOpen)}
          >
            <Icon name="filter" />
          </button>
        </Field>
        <div class="activity-filters" id="search-filters" hidden={!isOpen}>
          <Select
            label={w.kind}
            value={wish.kind}
            options={[
              { value: '', label: w.anyKind },
              { value: 'conversation', label: w.conversations },
              { value: 'lead', label: w.leads },
            ]}
            onChange={(kind) => onChange({ kind, state: '' })}
          />
          <Select
            label={w.state}
            value={wish.state}
            options={[
              { value: '', label: w.anyState },
              ...STATES.filter(
                (state) => wish.kind === '' || state.startsWith(wish.kind === 'lead' ? 'lead' : 'chat'),
              ).map((value) => ({ value, label: w.states[value] })),
            ]}
            onChange={(state) => onChange({ state: state as SearchWish['state'] })}
          />
          {shops.length > 1 && (
            <Select
              label={w.shop}
              value={wish.shop}
              options={[
                { value: '', label: words.common.allShops },
                ...shops.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(shop) => onChange({ shop, staffId: '', tagId: '' })}
            />
          )}
          <Select
            label={w.person}
            value={wish.staffId}
            options={[{ value: '', label: w.anybody }, ...people.map(([value, label]) => ({ value, label }))]}
            onChange={(staffId) => onChange({ staffId })}
          />
          {tags.length > 0 && (
            <Select
              label={words.tags.label}
              value={wish.tagId}
              options={[
                { value: '', label: words.tags.any },
                ...tags.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(tagId) => onChange({ tagId })}
            />
          )}
          <DateRange
            labels={w}
            from={wish.from}
            to={wish.to}
            onFrom={(from) => onChange({ from })}
            onTo={(to) => onChange({ to })}
          />
        </div>
      </form>
    </search>
  );
};
