import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useSpeech } from '../app/use-app.ts';

export const Section = ({
  id,
  title,
  lead,
  children,
}: {
  id?: string;
  title: string;
  lead?: string;
  children: ComponentChildren;
}) => {
  const own = useId();
  return (
    <section class="card" id={id} aria-labelledby={own} tabIndex={id === undefined ? undefined : -1}>
      <h2 id={own}>{title}</h2>
      {lead && <p class="section-lead">{lead}</p>}
      {children}
    </section>
  );
};

export const SaveBar = ({
  isDirty,
  isBusy,
  onCancel,
}: {
  isDirty: boolean;
  isBusy: boolean;
  onCancel: () => void;
}) => {
  const { words } = useSpeech();
  if (!isDirty && !isBusy) return null;
  return (
    <div class="save-bar">
      <span class="soft">{words.settings.unsaved}</span>
      <button type="button" class="button" onClick={onCancel} disabled={isBusy}>
        {words.common.cancel}
      </button>
      <button type="submit" class="button primary" disabled={isBusy}>
        {isBusy ? words.common.saving : words.common.save}
      </button>
    </div>
  );
};
