import { useState } from 'preact/hooks';
import { HOLD_REASONS, type HoldReason } from '../../../service/protocol/vocabulary.ts';
import { fill } from '../../shared/translate.ts';
import { useSpeech } from '../app/use-app.ts';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Choice } from './field.tsx';

/** Sets and shows a legal hold, with its reason. Rule: RE-1. */
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
  const [isAsking, setIsAsking] = useState(false);
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
    <>
      <button type="button" class="button small hold-button" onClick={() => setIsAsking(true)}>
        {retention.hold}
      </button>
      {isAsking && (
        <Dialog title={retention.hold} onClose={() => setIsAsking(false)}>
          <form
            class="stack"
            onSubmit={(event) => {
              event.preventDefault();
              setIsAsking(false);
              onChange(chosen);
            }}
          >
            <Choice
              legend={retention.holdReason}
              value={chosen}
              options={HOLD_REASONS.map((value) => ({ value, label: retention.reasons[value] }))}
              onChange={setChosen}
            />
            <div class="button-row">
              <button type="submit" class="button primary">
                {retention.hold}
              </button>
              <Button label={words.common.cancel} onClick={() => setIsAsking(false)} />
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
};
