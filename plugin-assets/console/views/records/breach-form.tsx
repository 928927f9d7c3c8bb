import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useActions } from '../../app/actions.ts';
import { focusFirstFault, formOf } from '../../app/form-checks.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { useRefFor } from '../../app/use-ref-for.ts';
import { Button } from '../../parts/button.tsx';
import { Check, Choice, Field, FieldError, groupFault } from '../../parts/field.tsx';
import {
  BREACH_TEXTS,
  BREACH_TIMES,
  type BreachDraft,
  breachForm,
  breachRequest,
  isComplete,
  isTooEarly,
  isTouched,
  newBreach,
} from './breach-draft.ts';
import { BreachShops } from './breach-shops.tsx';
import { useRecordWords } from './use-record-words.ts';

const KINDS: BreachDraft['kinds'] = ['leads', 'conversations', 'accounts'];
const NATURES: BreachDraft['natures'] = ['confidentiality', 'integrity', 'availability'];

const CheckGroup = <T extends string>({
  legend,
  options,
  labels,
  chosen,
  onChange,
  error,
}: {
  legend: string;
  options: readonly T[];
  labels: Readonly<Partial<Record<string, string>>>;
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
  error: string | undefined;
}) => {
  const errorId = useId();
  return (
    <fieldset class="choice" {...groupFault(errorId, error)}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <Check
          key={option}
          label={labels[option] ?? option}
          isOn={chosen.includes(option)}
          onChange={(isOn) =>
            onChange(isOn ? [...chosen, option] : chosen.filter((other) => other !== option))
          }
        />
      ))}
      <FieldError id={errorId} text={error} role="alert" />
    </fieldset>
  );
};

/** Null: all shops. */
export const BreachForm = ({
  shopId,
  onDone,
}: {
  shopId: string | null;
  onDone: (isEntered: boolean) => void;
}) => {
  const { api, unsaved } = useApp();
  const { words } = useSpeech();
  const { showRefusal } = useActions();
  const w = useRecordWords();
  const [draft, setDraft] = useState(() => unsaved.get<BreachDraft>(breachForm()) ?? newBreach());
  const refFor = useRefFor();
  const [isTried, setIsTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const set = (change: Partial<BreachDraft>) => setDraft((before) => ({ ...before, ...change }));
  const { current: form } = useRef(breachForm());
  useLayoutEffect(() => unsaved.set(form, isTouched(draft) ? draft : null), [draft]);
  const close = (isEntered: boolean) => {
    unsaved.set(form, null);
    onDone(isEntered);
  };
  const lacks = (value: string) => (isTried && value.trim() === '' ? words.errors.required : undefined);
  const lacksChoice = (chosen: readonly string[] | null) =>
    isTried && chosen?.length === 0 ? words.errors.chooseOne : undefined;

  const submit = async (event: Event) => {
    event.preventDefault();
    const place = formOf(event);
    setIsTried(true);
    if (!isComplete(draft)) return focusFirstFault(place);
    setIsBusy(true);
    const request = breachRequest(draft, shopId);
    const answer = await api.openBreach({ ...request, ref: refFor.of(request) });
    setIsBusy(false);
    if (!answer.ok) return showRefusal(answer.refusal);
    refFor.stored();
    close(true);
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      {BREACH_TEXTS.map((name) => (
        <Field
          key={name}
          label={w[name]}
          {...(name === 'what' && { hint: w.whatHint })}
          isLong
          value={draft[name]}
          onInput={(text) => set({ [name]: text })}
          error={lacks(draft[name])}
          maxLength={2000}
        />
      ))}
      <div class="triple">
        {BREACH_TIMES.map((name) => (
          <Field
            key={name}
            label={w[name]}
            type="datetime-local"
            value={draft[name]}
            onInput={(moment) => set({ [name]: moment })}
            error={lacks(draft[name]) ?? (isTried && isTooEarly(draft, name) ? w.tooEarly : undefined)}
          />
        ))}
      </div>
      {shopId === null && (
        <BreachShops
          chosen={draft.shopIds}
          onChange={(shopIds) => set({ shopIds })}
          error={lacksChoice(draft.shopIds)}
        />
      )}
      <CheckGroup
        legend={w.touched}
        options={KINDS}
        labels={w.kinds}
        chosen={draft.kinds}
        onChange={(kinds) => set({ kinds })}
        error={lacksChoice(draft.kinds)}
      />
      <CheckGroup
        legend={w.nature}
        options={NATURES}
        labels={w.natures}
        chosen={draft.natures}
        onChange={(natures) => set({ natures })}
        error={lacksChoice(draft.natures)}
      />
      <Choice
        legend={w.reach}
        value={draft.reach}
        options={[
          { value: 'stored', label: w.stored },
          { value: 'received', label: w.received },
        ]}
        onChange={(reach) => set({ reach })}
      />
      <p class="button-row">
        <button type="submit" class="button primary" disabled={isBusy}>
          {w.enter}
        </button>
        <Button label={words.common.cancel} onClick={() => close(false)} />
      </p>
    </form>
  );
};
