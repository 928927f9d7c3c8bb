import { useId, useState } from 'preact/hooks';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';
import { Check, Choice, FieldError, groupFault } from '../../parts/field.tsx';
import { useRecordWords } from './use-record-words.ts';

/** Only their controllers are notified. Rule: SE-4. */
export const BreachShops = ({
  chosen,
  onChange,
  error,
}: {
  /** Null: every shop. */
  chosen: readonly string[] | null;
  onChange: (chosen: string[] | null) => void;
  error: string | undefined;
}) => {
  const { agreements } = useApp();
  const { people } = useSpeech().words;
  const w = useRecordWords();
  const loaded = useLoaded('shops of the service', () => agreements.lines());
  const [kept, setKept] = useState<readonly string[]>(chosen ?? []);
  const errorId = useId();
  const choose = (next: string[]) => {
    setKept(next);
    onChange(next);
  };
  return (
    <>
      <Choice
        legend={w.reachedShops}
        value={chosen === null ? 'every' : 'some'}
        options={[
          { value: 'every', label: people.everyShop },
          { value: 'some', label: people.someShops },
        ]}
        onChange={(reach) => onChange(reach === 'every' ? null : [...kept])}
      />
      {chosen !== null && (
        <fieldset class="checks-list" aria-label={people.someShops} {...groupFault(errorId, error)}>
          <LoadState loaded={loaded} lines={3} />
          {loaded.data?.lines.map(({ shopId, shopName, organisationName }) => (
            <Check
              key={shopId}
              label={`${shopName} · ${organisationName}`}
              isOn={chosen.includes(shopId)}
              onChange={(isOn) => choose(isOn ? [...chosen, shopId] : chosen.filter((id) => id !== shopId))}
            />
          ))}
        </fieldset>
      )}
      <FieldError id={errorId} text={error} role="alert" />
    </>
  );
};
