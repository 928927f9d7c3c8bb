import { useState } from 'preact/hooks';
import type { TagView } from '../../../../service/protocol/api/conversation/tag-api.ts';
import { TAG_COLOURS, type TagColour } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { useApp, useAppState, useExplain, useSpeech } from '../../app/use-app.ts';
import { useInTurn } from '../../app/use-in-turn.ts';
import { Banner } from '../../parts/banner.tsx';
import { Field, Select } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { tagsOfShop } from '../../state/tags.ts';

/** The tags of a shop: a name and a colour each; every change is kept at once. */
export const ManageTags = ({ shopId }: { shopId: string }) => {
  const { words } = useSpeech();
  const { api, appState, refreshTags } = useApp();
  const inTurn = useInTurn();
  const explain = useExplain();
  const tags = useAppState((state) => tagsOfShop(state, shopId));
  const [name, setName] = useState('');
  const [colour, setColour] = useState<TagColour>('green');
  const [failure, setFailure] = useState<string | null>(null);
  const w = words.tags;
  type Tags = Parameters<typeof api.keepTags>[1];
  const keep = (change: (tags: readonly TagView[]) => Tags): Promise<boolean> =>
    inTurn(async () => {
      const answer = await api.keepTags(shopId, change(tagsOfShop(appState.get(), shopId)));
      setFailure(answer.ok ? null : explain(answer.refusal));
      if (answer.ok) await refreshTags();
      return answer.ok;
    });
  return (
    <Section title={w.title} lead={w.lead}>
      <p class="hint">{w.notHealth}</p>
      {failure !== null && (
        <Banner tone="bad" isUrgent>
          <p>{failure}</p>
        </Banner>
      )}
      {tags.length > 0 && (
        <ul class="tag-list">
          {tags.map((tag) => (
            <li key={tag.id}>
              <span class={`tag tag-${tag.colour}`}>{tag.name}</span>
              <button
                type="button"
                class="link-button"
                aria-label={fill(w.removeWhich, { name: tag.name })}
                onClick={() => void keep((now) => now.filter(({ id }) => id !== tag.id))}
              >
                {w.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        class="tag-new"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') return;
          void keep((now) => [...now, { id: null, name: name.trim(), colour }]).then((isKept) => {
            if (isKept) setName((typed) => (typed === name ? '' : typed));
          });
        }}
      >
        <Field label={w.name} value={name} maxLength={24} onInput={setName} />
        <Select
          label={w.colour}
          value={colour}
          options={TAG_COLOURS.map((value) => ({ value, label: w.colours[value] }))}
          onChange={setColour}
        />
        <button type="submit" class="button">
          {w.add}
        </button>
      </form>
    </Section>
  );
};
