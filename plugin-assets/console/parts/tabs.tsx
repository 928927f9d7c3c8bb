import { useHasUnsaved, useSpeech } from '../app/use-app.ts';

/** `hrefs`: pages of this tab; the first is the link target. */
export type Tab = { hrefs: readonly [string, ...string[]]; name: string; isChosen: boolean };

/** Marks tabs with unsaved changes. */
export const Tabs = ({
  tabs,
  label,
  isInner = false,
}: {
  tabs: readonly Tab[];
  label: string;
  isInner?: boolean;
}) => {
  const { words } = useSpeech();
  const hasUnsaved = useHasUnsaved();
  return (
    <nav class={isInner ? 'tabs is-inner' : 'tabs'} aria-label={label}>
      {tabs.map(({ hrefs, name, isChosen }) => (
        <a
          key={hrefs[0]}
          href={hrefs[0]}
          aria-current={isChosen ? (hrefs.length > 1 ? 'true' : 'page') : undefined}
        >
          {name}
          {hrefs.some(hasUnsaved) && (
            <span class="tab-unsaved" title={words.settings.unsaved}>
              <span class="off-screen">{words.settings.unsaved}</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  );
};
