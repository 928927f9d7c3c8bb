import type { IconName } from './icon.tsx';

/** A button with a text. */
export const Button = ({
  label,
  look,
  command,
  onClick,
}: {
  label: string;
  look?: 'primary' | 'danger';
  /** Lists it under Ctrl+K, with this icon. */
  command?: IconName;
  onClick: () => unknown;
}) => (
  <button
    type="button"
    data-command={command}
    class={look === undefined ? 'button' : `button ${look}`}
    onClick={() => void onClick()}
  >
    {label}
  </button>
);
