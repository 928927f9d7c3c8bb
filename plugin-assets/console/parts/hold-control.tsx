import { useState } from 'preact/hooks';
import { HOLD_REASONS, type HoldReason } from '../../../service/protocol/vocabulary.ts';
import { fill } from '../../shared/translate.ts';
import { useSpeech } from '../app/use-app.ts';
import { Banner } from './banner.tsx';
import { AskDialog } from './dialogs/ask-dialog.tsx';
import { Choice } from './field.tsx';

/** Rule: RE-1. */
export const HoldControl = ({
  reason,
  mayHold,
  onChange,
}: {
  reason: HoldReason | null;
  mayHold: boolean;
  onChange: (reason: HoldReason | null) => void;
}) => {
  const { words } = useSpeech();
  const { retention } = words;
  const [chosen, setChosen] = useState<HoldReason>('claim');
  if (reason !== null) {
    return (
      <Banner tone="note">
        <p>{fill(retention.holdBanner, { reason: retention.reasons[reason] })}</p>
        {mayHold && (
          <button type="button" class="button small" onClick={() => onChange(null)}>
            {retention.lift}
          </button>
        )}
      </Banner>
    );
  }
  if (!mayHold) return null;
  return (
    <AskDialog title={retention.hold} submit={retention.hold} onSubmit={() => onChange(chosen)}>
      <Choice
        legend={retention.holdReason}
        value={chosen}
        options={HOLD_REASONS.map((value) => ({ value, label: retention.reasons[value] }))}
        onChange={setChosen}
      />
    </AskDialog>
  );
};
