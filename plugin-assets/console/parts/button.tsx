import type { IconName } from './icon.tsx';

export const Button = ({
  label,
  look,
  command,
  onClick,
}: {
  label: string;
  look?: 'primary' | 'danger';
  /** Icon under Ctrl+K, if listed there. */
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
