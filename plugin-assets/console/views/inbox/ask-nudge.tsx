import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { entryOf } from '../../words/word-lists.ts';

/** Offers a card instead; never blocks sending. Rule: RQ-3. */
export const AskNudge = ({ things, onCard }: { things: readonly string[]; onCard: () => void }) => {
  const { words } = useSpeech();
  const names = things.map((thing) =>
    thing === 'pesel'
      ? words.cards.nudgePesel
      : (entryOf(words.cards.fieldNames, thing) ?? thing).toLowerCase(),
  );
  return (
    <div class="nudge" role="status">
      <p>
        {fill(words.cards.nudge, { what: names.join(', ') })} <span>{words.cards.nudgeAnyway}</span>
      </p>
      {things.some((thing) => thing !== 'pesel') && (
        <button type="button" class="button small" onClick={onCard}>
          {words.cards.nudgeCard}
        </button>
      )}
    </div>
  );
};
