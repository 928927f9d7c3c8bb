import { useEffect, useState } from 'preact/hooks';
import { useSpeech } from '../../app/use-app.ts';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import type { Faults, PurposeDraft, PurposeLimits } from './purpose-draft.ts';
import { PurposeFields } from './purpose-fields.tsx';
import { PurposePreview } from './purpose-preview.tsx';

export const CardPurposeEditor = ({
  shopId,
  limits,
  draft,
  faults,
  isNew,
  mayEdit,
  onChange,
  onRemove,
}: {
  shopId: string;
  limits: PurposeLimits;
  draft: PurposeDraft;
  faults: Faults;
  isNew: boolean;
  mayEdit: boolean;
  onChange: (draft: PurposeDraft) => void;
  onRemove: () => void;
}) => {
  const { words, locale } = useSpeech();
  const { cards } = words;
  const [isOpen, setIsOpen] = useState(isNew);
  const hasFault = Object.keys(faults).some((path) => path.startsWith(`${draft.key}.`));
  useEffect(() => {
    if (hasFault) setIsOpen(true);
  }, [faults]);
  const name = draft.text[locale] || draft.text[limits.shopLocale] || draft.code || cards.unnamed;
  return (
    <details
      class="purpose"
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
      data-purpose={draft.key}
    >
      <summary>
        <span class="purpose-name">{name}</span> <Chip text={cards.bases[draft.basis] ?? draft.basis} />
        {hasFault && <Chip tone="bad" icon="warn" text={words.errors.field} />}
      </summary>
      {isOpen && (
        <div class="stack">
          <fieldset class="plain-set stack" disabled={!mayEdit}>
            <legend class="off-screen">{name}</legend>
            <PurposeFields
              draft={draft}
              faultOf={(field) => faults[`${draft.key}.${field}`]}
              set={(change) => onChange({ ...draft, ...change })}
              limits={limits}
            />
          </fieldset>
          <PurposePreview shopId={shopId} draft={draft} limits={limits} />
          {mayEdit && (
            <div class="button-row">
              <Button label={cards.remove} onClick={onRemove} />
            </div>
          )}
        </div>
      )}
    </details>
  );
};
