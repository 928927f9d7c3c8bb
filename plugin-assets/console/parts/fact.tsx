import type { ComponentChildren } from 'preact';

/** One entry of a list of facts: what it is, and its value. */
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
