import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Gap } from './gaps.ts';

/** A synchronised transparent copy of the text carries the marks. */
export const ReplyMarks = ({
  text,
  gaps,
  field,
  children,
}: {
  text: string;
  gaps: readonly Gap[];
  field: RefObject<HTMLTextAreaElement | null>;
  children: ComponentChildren;
}) => {
  const under = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null || gaps.length === 0) return undefined;
    const follow = () => {
      if (under.current !== null) under.current.scrollTop = element.scrollTop;
    };
    follow();
    element.addEventListener('scroll', follow);
    return () => element.removeEventListener('scroll', follow);
  }, [field, gaps.length, text]);
  return (
    <div class="composer-field">
      {gaps.length > 0 && (
        <div class="composer-marks" ref={under} aria-hidden="true" dir="auto">
          {gaps.flatMap(({ from, text: gap }, at) => [
            text.slice(gaps[at - 1]?.to ?? 0, from),
            <mark key={from}>{gap}</mark>,
          ])}
          {`${text.slice(gaps.at(-1)?.to ?? 0)}\n`}
        </div>
      )}
      {children}
    </div>
  );
};
