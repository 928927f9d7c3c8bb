import type { State } from '../state/state.ts';

/** Always, or once a consultant asked for a file. */
export const mayAttach = ({ session, lines, isClosed }: State): boolean => {
  const rule = session?.visitorAttachments;
  return (
    !isClosed &&
    lines.length > 0 &&
    (rule === 'yes' || (rule === 'asked' && lines.some(({ kind }) => kind === 'attachment_request')))
  );
};
