import type { State } from '../state/state.ts';

/** Whether the visitor may send pictures and files now: always, or once a consultant has asked for one. */
export const mayAttach = ({ session, lines, isClosed }: State): boolean => {
  const rule = session?.visitorAttachments;
  return (
    !isClosed &&
    lines.length > 0 &&
    (rule === 'yes' || (rule === 'asked' && lines.some(({ kind }) => kind === 'attachment_request')))
  );
};
