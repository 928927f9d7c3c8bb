import { useEffect, useRef, useState } from 'preact/hooks';
import { loadLate } from '../../app/load-late.ts';
import { ATTACHMENT_FILES } from '../../app/outgoing-files.ts';
import { useLoaded, useSpeech } from '../../app/use-app.ts';
import { Icon } from '../../parts/icon.tsx';
import { useOutside } from '../../parts/use-outside.ts';
import type { Attach } from './use-attach.ts';

export const AttachButton = ({ attach }: { attach: Attach }) => {
  const { words } = useSpeech();
  const w = words.attach;
  const [isOpen, setIsOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useOutside(around, isOpen, () => setIsOpen(false));
  useEffect(() => {
    if (isOpen) around.current?.querySelector<HTMLElement>('.attach-menu button')?.focus();
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes the menu from any of its buttons
    <div
      class="attach"
      ref={around}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        setIsOpen(false);
        button.current?.focus();
      }}
    >
      <button
        type="button"
        ref={button}
        class="icon-button composer-ask"
        data-command="attach"
        aria-expanded={isOpen}
        aria-label={w.label}
        title={w.label}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="attach" />
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={ATTACHMENT_FILES}
        onChange={(event) => {
          attach.add(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      {isOpen && (
        <div class="attach-menu">
          <button
            type="button"
            class="hand-over-choice"
            onClick={() => {
              setIsOpen(false);
              input.current?.click();
            }}
          >
            <Icon name="attach" size={16} />
            {w.send}
          </button>
          <button
            type="button"
            class="hand-over-choice"
            onClick={() => {
              setIsOpen(false);
              attach.setIsAsking(true);
            }}
          >
            <Icon name="request" size={16} />
            {w.ask}
          </button>
        </div>
      )}
    </div>
  );
};

type TrayProps = { attach: Attach; isHeldByColleague: boolean };

const LateTray = (props: TrayProps) => {
  const loaded = useLoaded('', () => loadLate(() => import('./attach-tray.tsx')));
  if (loaded.data === null) return null;
  const { AskForFile, PickedFiles } = loaded.data;
  return (
    <>
      {props.attach.picked.length > 0 && <PickedFiles {...props} />}
      {props.attach.isAsking && <AskForFile attach={props.attach} />}
    </>
  );
};

/** Loaded on first use. */
export const AttachTray = (props: TrayProps) =>
  props.attach.picked.length === 0 && !props.attach.isAsking ? null : <LateTray {...props} />;
