import type { ComponentChildren } from 'preact';
import type { Refusal } from '../../shared/http-client.ts';
import { type Loaded, useExplain, useIsSlow, useSpeech } from '../app/use-app.ts';
import { Icon, type IconName } from './icon.tsx';

type Tone = 'plain' | 'good' | 'note' | 'bad';
const ICONS: Record<Tone, IconName> = { plain: 'info', good: 'check', note: 'warn', bad: 'warn' };

/** Stays until its cause ends. */
export const Banner = ({
  tone = 'plain',
  isUrgent = false,
  children,
}: {
  tone?: Tone;
  isUrgent?: boolean;
  children: ComponentChildren;
}) => (
  <div class={`banner banner-${tone}`} role={isUrgent ? 'alert' : undefined}>
    <Icon name={ICONS[tone]} />
    <div class="banner-body">{children}</div>
  </div>
);

/** Empty state with the next step. */
export const EmptyState = ({
  icon,
  title,
  text,
  level = 2,
  children,
}: {
  icon: IconName;
  title: string;
  text: string;
  level?: 1 | 2;
  children?: ComponentChildren;
}) => (
  <div class="empty">
    <span class="empty-icon">
      <Icon name={icon} size={28} />
    </span>
    {level === 1 ? <h1>{title}</h1> : <h2>{title}</h2>}
    <p>{text}</p>
    {children}
  </div>
);

/** Shown only when loading is slow. */
export const Skeleton = ({ isBusy, lines = 4 }: { isBusy: boolean; lines?: number }) => {
  const { words } = useSpeech();
  const isSlow = useIsSlow(isBusy);
  if (!isBusy) return null;
  return (
    <div class="skeleton" aria-busy="true">
      <span class="off-screen">{words.common.loading}</span>
      {isSlow && Array.from({ length: lines }, (_, at) => <span key={at} class="skeleton-line" />)}
    </div>
  );
};

/**
 * Failed load, with a retry or reload button.
 * @param what failed part, where others are shown
 */
export const LoadFailure = ({
  refusal,
  retry,
  what,
}: {
  refusal: Refusal;
  retry: () => void;
  what?: string;
}) => {
  const { words } = useSpeech();
  const explain = useExplain();
  const isOutdated = refusal.details?.isOutdated === true;
  return (
    <Banner tone="bad" isUrgent>
      {what !== undefined && <p>{what}</p>}
      <p>{isOutdated ? words.line.outdated : explain(refusal)}</p>
      <button type="button" class="button small" onClick={isOutdated ? () => location.reload() : retry}>
        {isOutdated ? words.line.reload : words.common.retry}
      </button>
    </Banner>
  );
};

/** Skeleton or failure; nothing once loaded. */
export const LoadState = ({
  loaded: { data, refusal, reload },
  lines,
}: {
  loaded: Pick<Loaded<unknown>, 'data' | 'refusal' | 'reload'>;
  lines?: number;
}) => {
  if (refusal !== null) return <LoadFailure refusal={refusal} retry={reload} />;
  return data === null ? <Skeleton isBusy {...(lines !== undefined && { lines })} /> : null;
};
