import { useEffect, useState } from 'preact/hooks';
import type { TagView } from '../../../../../service/protocol/api/conversation/tag-api.ts';
import { LOCALES } from '../../../../../service/protocol/vocabulary.ts';
import { useApp, useAppState, useSpeech } from '../../../app/use-app.ts';
import { Select } from '../../../parts/field.tsx';
import { filtersOn, type InboxFilter, type InboxList, NO_FILTER } from '../../../state/lists.ts';

/** Limit of shops with a consultant query. */
const MOST_SHOPS = 10;

export const usePeople = (shopId: string | null): [staffId: string, name: string][] => {
  const { api } = useApp();
  const state = useAppState((whole) => whole);
  const [asked, setAsked] = useState<readonly { staffId: string; name: string }[]>([]);
  const shops = shopId === null ? (state.me?.shops.map(({ id }) => id) ?? []) : [shopId];
  const of = shops.slice(0, MOST_SHOPS).join();
  useEffect(() => {
    let isOver = false;
    const ask = of === '' ? [] : of.split(',').map((id) => api.consultants(id));
    void Promise.all(ask).then((answers) => {
      if (!isOver) setAsked(answers.flatMap((answer) => (answer.ok ? answer.body.consultants : [])));
    });
    return () => {
      isOver = true;
    };
  }, [api, of]);
  const names = new Map<string, string>();
  const known = Object.values(state.conversations)
    .filter(({ summary }) => shops.includes(summary.shopId))
    .flatMap(({ summary }) => (summary.assignedTo === null ? [] : [summary.assignedTo]));
  const here = shops.flatMap((id) => state.hereByShop[id] ?? []);
  for (const { staffId, name } of [...known, ...asked, ...here]) if (name !== '') names.set(staffId, name);
  return [...names].sort(([, a], [, b]) => a.localeCompare(b));
};

/** Null: all shops. */
export const useTags = (shopId: string | null): readonly TagView[] => {
  const ofShop = useAppState((state) => state.tags.ofShop);
  return shopId === null ? Object.values(ofShop).flat() : (ofShop[shopId] ?? []);
};

export const ListFilters = ({
  list,
  shopId,
  filter,
  onChange,
}: {
  list: InboxList;
  shopId: string | null;
  filter: InboxFilter;
  onChange: (filter: InboxFilter) => void;
}) => {
  const { words } = useSpeech();
  const people = usePeople(shopId);
  const tags = useTags(shopId);
  const teamsBy = useAppState((state) => state.teams.ofShop);
  const teams = shopId === null ? Object.values(teamsBy).flat() : (teamsBy[shopId] ?? []);
  // Useless for the queue and own conversations.
  const isByPerson = list === 'all' || list === 'closed';
  return (
    <div class="list-filters" id="inbox-filters">
      {isByPerson && (
        <Select
          label={words.history.person}
          isLabelHidden
          value={filter.staffId ?? ''}
          options={[
            { value: '', label: words.history.anybody },
            ...people.map(([value, label]) => ({ value, label })),
          ]}
          onChange={(staffId) => onChange({ ...filter, staffId: staffId === '' ? null : staffId })}
        />
      )}
      <Select
        label={words.history.language}
        isLabelHidden
        value={filter.locale ?? ''}
        options={[
          { value: '', label: words.history.anyLanguage },
          ...LOCALES.map((value) => ({ value, label: words.languages[value] })),
        ]}
        onChange={(locale) => onChange({ ...filter, locale: locale === '' ? null : locale })}
      />
      {tags.length > 0 && (
        <Select
          label={words.tags.label}
          isLabelHidden
          value={filter.tagId ?? ''}
          options={[
            { value: '', label: words.tags.any },
            ...tags.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(tagId) => onChange({ ...filter, tagId: tagId === '' ? null : tagId })}
        />
      )}
      {list !== 'mine' && teams.length > 0 && (
        <Select
          label={words.teams.label}
          isLabelHidden
          value={filter.teamId ?? ''}
          options={[
            { value: '', label: words.teams.any },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(teamId) => onChange({ ...filter, teamId: teamId === '' ? null : teamId })}
        />
      )}
      {filtersOn(filter) > 0 && (
        <button type="button" class="button small" onClick={() => onChange(NO_FILTER)}>
          {words.history.clear}
        </button>
      )}
    </div>
  );
};
