import { useState } from 'preact/hooks';
import type { BreachRequest } from '../../../../service/protocol/api/records-api.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { Check, Choice, Field } from '../../parts/field.tsx';

type Kind = BreachRequest['kinds'][number];
type Nature = BreachRequest['natures'][number];
const KINDS: readonly Kind[] = ['leads', 'conversations', 'accounts'];
const NATURES: readonly Nature[] = ['confidentiality', 'integrity', 'availability'];

const localMoment = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
const toggled = <T,>(list: readonly T[], one: T, isOn: boolean): T[] =>
  isOn ? [...list, one] : list.filter((other) => other !== one);

/** What happened, when, and what is affected; of one shop or (null) of all. */
export const BreachForm = ({
  shopId,
  onDone,
}: {
  shopId: string | null;
  onDone: (isEntered: boolean) => void;
}) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { showRefusal } = useActions();
  const w = words.records;
  const now = localMoment(new Date());
  const [draft, setDraft] = useState({
    what: '',
    consequences: '',
    measures: '',
    found: now,
    from: now,
    to: now,
  });
  const [kinds, setKinds] = useState<Kind[]>(['leads', 'conversations']);
  const [natures, setNatures] = useState<Nature[]>(['confidentiality']);
  const [reach, setReach] = useState<'stored' | 'received'>('stored');
  const [isDrill, setIsDrill] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const lacks = (value: string) => (isTried && value.trim() === '' ? words.errors.required : undefined);
  const submit = async (event: Event) => {
    event.preventDefault();
    setIsTried(true);
    const isWhole = Object.values(draft).every((value) => value.trim() !== '');
    if (!isWhole || kinds.length === 0 || natures.length === 0) return;
    setIsBusy(true);
    const moment = (text: string) => new Date(text).toISOString();
    const answer = await api.openBreach({
      shopId: shopId as BreachRequest['shopId'],
      shopIds: null,
      isDrill,
      kinds,
      natures,
      reach,
      from: moment(draft.from),
      // Include the whole last minute.
      to: new Date(Date.parse(moment(draft.to)) + 59_999).toISOString(),
      foundAt: moment(draft.found),
      what: draft.what,
      consequences: draft.consequences,
      measures: draft.measures,
    });
    setIsBusy(false);
    if (!answer.ok) return showRefusal(answer.refusal);
    onDone(true);
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <Field
        label={w.what}
        hint={w.whatHint}
        isLong
        value={draft.what}
        onInput={(what) => set({ what })}
        error={lacks(draft.what)}
        maxLength={2000}
      />
      <Field
        label={w.consequences}
        isLong
        value={draft.consequences}
        onInput={(consequences) => set({ consequences })}
        error={lacks(draft.consequences)}
        maxLength={2000}
      />
      <Field
        label={w.measures}
        isLong
        value={draft.measures}
        onInput={(measures) => set({ measures })}
        error={lacks(draft.measures)}
        maxLength={2000}
      />
      <div class="triple">
        <Field
          label={w.found}
          type="datetime-local"
          value={draft.found}
          onInput={(found) => set({ found })}
          error={lacks(draft.found)}
        />
        <Field
          label={w.from}
          type="datetime-local"
          value={draft.from}
          onInput={(from) => set({ from })}
          error={lacks(draft.from)}
        />
        <Field
          label={w.to}
          type="datetime-local"
          value={draft.to}
          onInput={(to) => set({ to })}
          error={lacks(draft.to)}
        />
      </div>
      <fieldset class="choice">
        <legend>{w.touched}</legend>
        {KINDS.map((kind) => (
          <Check
            key={kind}
            label={w.kinds[kind] ?? kind}
            isOn={kinds.includes(kind)}
            onChange={(isOn) => setKinds(toggled(kinds, kind, isOn))}
          />
        ))}
      </fieldset>
      <fieldset class="choice">
        <legend>{w.nature}</legend>
        {NATURES.map((nature) => (
          <Check
            key={nature}
            label={w.natures[nature] ?? nature}
            isOn={natures.includes(nature)}
            onChange={(isOn) => setNatures(toggled(natures, nature, isOn))}
          />
        ))}
      </fieldset>
      <Choice
        legend={w.reach}
        value={reach}
        options={[
          { value: 'stored', label: w.stored },
          { value: 'received', label: w.received },
        ]}
        onChange={setReach}
      />
      <Check label={w.drill} isOn={isDrill} onChange={setIsDrill} />
      <p class="button-row">
        <button type="submit" class="button primary" disabled={isBusy}>
          {w.enter}
        </button>
        <button type="button" class="button" onClick={() => onDone(false)}>
          {words.common.cancel}
        </button>
      </p>
    </form>
  );
};
