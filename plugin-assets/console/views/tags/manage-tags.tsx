import { useState } from 'preact/hooks';
import { TAG_COLOURS, type TagColour } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { useApp, useAppState, useSpeech } from '../../app/use-app.ts';
import { useWholeList } from '../../app/use-whole-list.ts';
import { Banner, LoadState } from '../../parts/banner.tsx';
import { Field, Select } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { tagsOfShop } from '../../state/tags.ts';

/** Changes are saved at once. */
export const ManageTags = ({ shopId }: { shopId: string }) => {
  const { words } = useSpeech();
  const { api, appState, refreshTags } = useApp();
  const tags = useAppState((state) => tagsOfShop(state, shopId));
  const [name, setName] = useState('');
  const [colour, setColour] = useState<TagColour>('green');
  const w = words.tags;
  const { loaded, failure, keep } = useWholeList(shopId, {
    read: refreshTags,
    known: () => tagsOfShop(appState.get(), shopId),
    put: (next: Parameters<typeof api.keepTags>[1], seen) => api.keepTags(shopId, next, seen),
  });
  if (loaded.data === null) return <LoadState loaded={loaded} lines={2} />;
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
