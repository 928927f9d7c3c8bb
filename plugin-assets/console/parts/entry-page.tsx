import type { ComponentChildren } from 'preact';

export const Logo = ({ size = 32 }: { size?: number }) => (
  <svg class="mark" viewBox="0 0 64 64" width={size} height={size} aria-hidden="true" focusable="false">
    <path
      class="mark-bubble"
      d="M16 4h32a14 14 0 0 1 14 14v18a14 14 0 0 1-14 14H31L14 62V49.9A14 14 0 0 1 2 36V18A14 14 0 0 1 16 4z"
    />
    <path class="mark-tick" d="M19 27l10 10 17-20" />
  </svg>
);

/** Layout of pages before sign-in. */
export const EntryPage = ({
  title,
  lead,
  isWide = false,
  children,
}: {
  title: string;
  lead?: string;
  isWide?: boolean;
  children: ComponentChildren;
}) => (
  <main class="entry" id="content">
    <div class={isWide ? 'entry-card is-wide' : 'entry-card'}>
      <p class="entry-mark">
        <Logo size={36} />
        <span>Zgoda</span>
      </p>
      <h1>{title}</h1>
      {lead && <p class="soft">{lead}</p>}
      {children}
    </div>
  </main>
);
