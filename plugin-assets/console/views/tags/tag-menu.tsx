import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ConversationSummary } from '../../../../service/protocol/api/staff-api.ts';
import { useActions } from '../../app/actions.ts';
import { hrefOf } from '../../app/router.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { useApp, useAppState, usePreferences, useSpeech } from '../../app/use-app.ts';
import { useInTurn } from '../../app/use-in-turn.ts';
import { useOutside } from '../../parts/use-outside.ts';
import { mayManage, type ShopAccess } from '../../state/select.ts';
import { tagIdsOf, tagsOfShop } from '../../state/tags.ts';

export const TagMenu = ({ summary, shop }: { summary: ConversationSummary; shop: ShopAccess }) => {
  const { id: conversationId } = summary;
  const { words } = useSpeech();
  const { api, appState } = useApp();
  const { showRefusal } = useActions();
  const inTurn = useInTurn();
  const [preferences] = usePreferences();
  const [isOpen, setIsOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const tags = useAppState((state) => tagsOfShop(state, shop.id));
  const chosen = useAppState((state) => tagIdsOf(state, summary));
  const w = words.tags;
  useShortcuts(preferences.areShortcutsOn, [{ keys: '#', run: () => setIsOpen(true) }]);
  useOutside(around, isOpen, () => setIsOpen(false));
  // Before the next frame: a key would run a shortcut.
  useLayoutEffect(() => {
    if (isOpen) around.current?.querySelector<HTMLElement>('.tag-menu input, .tag-menu a')?.focus();
  }, [isOpen]);
  const close = () => {
    setIsOpen(false);
    button.current?.focus();
  };
  const put = (tagId: string, isOn: boolean) =>
    inTurn(async () => {
      const change = isOn ? { add: [tagId], remove: [] } : { add: [], remove: [tagId] };
      const answer = await api.changeTags(conversationId, change);
      if (answer.ok) appState.dispatch({ type: 'tagged', conversationId, tagIds: answer.body.tagIds });
      else showRefusal(answer.refusal);
    });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only Esc, which closes the menu within
    <div
      class="hand-over"
      ref={around}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        type="button"
        ref={button}
        class="icon-button"
        data-command="filter"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={w.label}
        title={w.label}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span aria-hidden="true" class="tag-sign">
          #
        </span>
      </button>
      <div id={id} class="hand-over-list tag-menu" hidden={!isOpen}>
        {isOpen && (
          <fieldset>
            <legend class="off-screen">{w.label}</legend>
            {tags.map(({ id: tagId, name, colour }) => (
              <label key={tagId} class="tag-choice">
                <input
                  type="checkbox"
                  checked={chosen.includes(tagId)}
                  onChange={(event) => void put(tagId, event.currentTarget.checked)}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter' && !event.repeat) event.currentTarget.click();
                  }}
                />
                <span class={`tag tag-${colour}`}>{name}</span>
              </label>
            ))}
            {tags.length === 0 && <p class="soft tag-none">{mayManage(shop.role) ? w.none : w.noneAsk}</p>}
            {mayManage(shop.role) && (
              <a class="tag-none" href={hrefOf({ view: 'shop', shopId: shop.id, tab: 'chat' })}>
                {w.edit}
              </a>
            )}
          </fieldset>
        )}
      </div>
    </div>
  );
};
