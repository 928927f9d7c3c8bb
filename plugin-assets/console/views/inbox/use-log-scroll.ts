import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Conversation } from '../../state/conversation.ts';

const ABOVE_NEW_PX = 120;

/** Keeps the scroll position; `isScrolledUp` when new messages are out of view. */
export const useLogScroll = (conversation: Conversation, notes: number) => {
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const top = useRef(0);
  const heightBefore = useRef(0);
  const [isScrolledUp, setIsScrolledUp] = useState(false);
  const first = conversation.events[0]?.seq ?? 0;
  const toEnd = () => {
    box.current?.scrollTo(0, box.current.scrollHeight);
  };
  const firstBefore = useRef(first);
  // Opens above the first new message.
  useLayoutEffect(() => {
    const element = box.current;
    const line = element?.querySelector<HTMLElement>('.log-new') ?? null;
    if (element === null || line === null) return;
    const below = line.getBoundingClientRect().top - element.getBoundingClientRect().top;
    element.scrollTop += below - ABOVE_NEW_PX;
    heightBefore.current = element.scrollHeight;
    isAtEnd.current = false;
    scrolled();
    setIsScrolledUp(!isAtEnd.current);
  }, []);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    if (first < firstBefore.current && !isAtEnd.current) {
      element.scrollTop += element.scrollHeight - heightBefore.current;
    } else if (isAtEnd.current) toEnd();
    else if (element.scrollHeight > heightBefore.current) setIsScrolledUp(true);
    firstBefore.current = first;
    heightBefore.current = element.scrollHeight;
  }, [conversation.events.length, conversation.waiting.length, conversation.isVisitorTyping, first, notes]);

  // Files load late and the box shrinks: stay at the end.
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const stay = () => {
      if (isAtEnd.current) toEnd();
    };
    const content = new MutationObserver(stay);
    content.observe(element, { childList: true, subtree: true });
    const size = new ResizeObserver(stay);
    size.observe(element);
    return () => {
      content.disconnect();
      size.disconnect();
    };
  }, []);

  const scrolled = () => {
    const element = box.current;
    if (element === null) return;
    const { scrollTop } = element;
    // Only scrolling up leaves the end, not growth.
    isAtEnd.current =
      (isAtEnd.current && scrollTop >= top.current) ||
      element.scrollHeight - scrollTop - element.clientHeight < 40;
    top.current = scrollTop;
    if (isAtEnd.current) setIsScrolledUp(false);
  };
  const jump = () => {
    isAtEnd.current = true;
    setIsScrolledUp(false);
    toEnd();
  };
  const leaveEnd = () => {
    isAtEnd.current = false;
  };
  return { box, isScrolledUp, scrolled, jump, leaveEnd };
};
