/** A button with a text. */
export const Button = ({
  label,
  look,
  onClick,
}: {
  label: string;
  look?: 'primary' | 'danger';
  onClick: () => unknown;
}) => (
  <button
    type="button"
    class={look === undefined ? 'button' : `button ${look}`}
    onClick={() => void onClick()}
  >
    {label}
  </button>
);
