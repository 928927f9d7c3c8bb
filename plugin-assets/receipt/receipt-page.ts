import { callService } from '../shared/call-service.ts';
import { openChatReceipt } from './receipt-chat.ts';
import { openLeadReceipt } from './receipt-lead.ts';
import { locale, main, show, words } from './receipt-parts.ts';

// Secret in the fragment (never logged); mail scanners open links, so only a button acts. Rule: CO-6.
const hash = location.hash.slice(1);
document.body.append(main);
document.documentElement.lang = locale;
show(words.loading);
if (hash.startsWith('c.')) openChatReceipt(hash.slice(2), callService);
else openLeadReceipt(hash, callService);
addEventListener('hashchange', () => location.reload());
