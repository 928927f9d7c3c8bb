import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useSpeech } from '../app/use-app.ts';
import { Icon } from './icon.tsx';

export type FieldProps = {
  label: string;
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'email' | 'password' | 'url' | 'number' | 'tel' | 'date' | 'datetime-local';
  hint?: string;
  error?: string | undefined;
  isOptional?: boolean;
  isOptionalHidden?: boolean;
  isDisabled?: boolean;
  isLong?: boolean;
  name?: string;
  autocomplete?: string;
  placeholder?: string;
  min?: number;
  max?: number | string;
  maxLength?: number;
  id?: string;
  children?: ComponentChildren;
};

export const FieldError = ({
  id,
  text,
  role,
}: {
  id?: string | undefined;
  text: string | undefined;
  role?: 'alert';
}) =>
  text ? (
    <p id={id} class="field-error" role={role}>
      <Icon name="warn" size={16} />
      {text}
    </p>
  ) : null;

/** Marks a group as faulty for `focusFirstFault` and screen readers. */
export const groupFault = (errorId: string, error: string | undefined) =>
  error === undefined ? {} : ({ tabIndex: -1, 'aria-invalid': 'true', 'aria-describedby': errorId } as const);

export const Field = (props: FieldProps) => {
  const { words } = useSpeech();
  const own = useId();
  const id = props.id ?? own;
  const describedBy = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ');
  const common = {
    id,
    name: props.name,
    value: props.value,
    disabled: props.isDisabled ?? false,
    required: !props.isOptional,
    placeholder: props.placeholder,
    maxLength: props.maxLength,
    autocomplete: props.autocomplete ?? 'off',
    'aria-invalid': props.error ? ('true' as const) : undefined,
    'aria-describedby': describedBy === '' ? undefined : describedBy,
  };
  return (
    <div class="field">
      <label for={id}>
        {props.label}
        {props.isOptional && !props.isOptionalHidden && <span class="soft"> ({words.common.optional})</span>}
      </label>
      {props.isLong ? (
        <textarea {...common} rows={2} onInput={(event) => props.onInput(event.currentTarget.value)} />
      ) : (
        <div class="field-line">
          <input
            {...common}
            // Preact types inputs by `type`.
            type={(props.type ?? 'text') as 'text'}
            min={props.min}
            max={props.max}
            spellcheck={props.type === undefined || props.type === 'text' ? undefined : false}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
          {props.children}
        </div>
      )}
      {props.hint && (
        <p id={`${id}-hint`} class="hint">
          {props.hint}
        </p>
      )}
      <FieldError id={`${id}-error`} text={props.error} />
    </div>
  );
};

/** Second-step or recovery code. Rule: SE-2. */
export const CodeField = ({
  label,
  value,
  onInput,
}: {
  label: string;
  value: string;
  onInput: (code: string) => void;
}) => (
  <Field
    label={label}
    name="code"
    autocomplete="one-time-code"
    maxLength={20}
    value={value}
    onInput={onInput}
  />
);

export type Option<T extends string> = { value: T; label: string; hint?: string; isDisabled?: boolean };

export const Select = <T extends string>({
  label,
  value,
  options,
  onChange,
  isDisabled = false,
  isLabelHidden = false,
}: {
  label: string;
  value: T;
  options: readonly Option<T>[];
  onChange: (value: T) => void;
  isDisabled?: boolean;
  isLabelHidden?: boolean;
}) => {
  const id = useId();
  return (
    <div class="field">
      {!isLabelHidden && <label for={id}>{label}</label>}
      <select
        id={id}
        aria-label={isLabelHidden ? label : undefined}
        value={value}
        disabled={isDisabled}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.isDisabled}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
};

export const Choice = <T extends string>({
  legend,
  isLegendHidden = false,
  value,
  options,
  onChange,
  isDisabled = false,
}: {
  legend: string;
  isLegendHidden?: boolean;
  value: T;
  options: readonly Option<T>[];
  onChange: (value: T) => void;
  isDisabled?: boolean;
}) => {
  const id = useId();
  return (
    <fieldset class="choice">
      <legend class={isLegendHidden ? 'off-screen' : undefined}>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} class="choice-option">
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            disabled={isDisabled || option.isDisabled}
            aria-describedby={option.hint ? `${id}-${option.value}` : undefined}
            onChange={() => onChange(option.value)}
          />
          <span>
            <span class="choice-label">{option.label}</span>
            {option.hint && (
              <span id={`${id}-${option.value}`} class="hint">
                {option.hint}
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
};

export const Check = ({
  label,
  isOn,
  onChange,
  isDisabled = false,
}: {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  isDisabled?: boolean;
}) => (
  <label class="check">
    <input
      type="checkbox"
      checked={isOn}
      disabled={isDisabled}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
    <span>{label}</span>
  </label>
);

export const DateRange = ({
  labels,
  from,
  to,
  onFrom,
  onTo,
}: {
  labels: { from: string; to: string };
  from: string;
  to: string;
  onFrom: (day: string) => void;
  onTo: (day: string) => void;
}) => (
  <>
    <Field label={labels.from} type="date" isOptional isOptionalHidden value={from} onInput={onFrom} />
    <Field label={labels.to} type="date" isOptional isOptionalHidden value={to} onInput={onTo} />
  </>
);
