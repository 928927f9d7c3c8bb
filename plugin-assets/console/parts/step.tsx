import type { ComponentChildren } from 'preact';
import { useSpeech } from '../app/use-app.ts';
import { Chip } from './chip.tsx';
import { Icon } from './icon.tsx';

export type StepState = 'done' | 'now' | 'later';

export const Step = ({
  number,
  title,
  state,
  isPart = false,
  children,
}: {
  number: number;
  title: string;
  state: StepState;
  /** True inside another step or section. */
  isPart?: boolean;
  children?: ComponentChildren;
}) => {
  const { words } = useSpeech();
  return (
    <li class={`start-step is-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
      <div class="start-head">
        <span class="start-number" aria-hidden="true">
          {state === 'done' ? <Icon name="check" size={18} /> : number}
        </span>
        {isPart ? <h3>{title}</h3> : <h2>{title}</h2>}
        <Chip
          tone={state === 'done' ? 'good' : state === 'now' ? 'note' : 'plain'}
          icon={state === 'done' ? 'check' : state === 'now' ? 'forward' : 'clock'}
          text={words.start.states[state]}
        />
      </div>
      {children !== undefined && children !== null && children !== false && (
        <div class="start-body">{children}</div>
      )}
    </li>
  );
};
