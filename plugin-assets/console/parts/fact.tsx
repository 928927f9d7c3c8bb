import type { ComponentChildren } from 'preact';

export const Fact = ({
  name,
  look,
  children,
}: {
  name: string;
  /** Class of the value. */
  look?: string;
  children: ComponentChildren;
}) => (
  <div class="fact">
    <dt>{name}</dt>
    <dd class={look}>{children}</dd>
  </div>
);
