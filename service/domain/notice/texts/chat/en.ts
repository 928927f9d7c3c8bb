import type { ChatNoticeWords } from './chat-notice-words.ts';

export const en: ChatNoticeWords = {
  details: 'Your rights and details',
  pageTitle: 'Your data in the chat',
  line: 'You are chatting with {controller}. We answer your questions.',
  onePeriod: 'We delete the chat {days} days after the last message.',
  twoPeriods:
    'We delete the chat {anonymous} days after the last message, or {days} days after the last message if there are contact details in it.',
  purposeText: 'answering questions asked in the chat',
  data: {
    conversation: 'We process what you write and the time of each message.',
    page_address:
      'We also see the address of the page you write from (without parameters) and the product shown on it.',
    attachment: 'Pictures and PDF files sent in the chat are part of it.',
    mail_reply:
      'If you reply to us by e-mail, your reply becomes part of the chat, with the result of checking its sender.',
    note: 'Staff may write internal notes about the chat; they are deleted with it.',
    search_index:
      'To find a chat again we keep an index of keyed hashes of its words; it is deleted with the chat.',
    block:
      'If we block somebody who misuses the chat, we note the reason and, for a customer with an account, keep a keyed hash of the customer number for 1 to 30 days, even if you delete the chat (our legitimate interest in preventing misuse, Art. 6(1)(f) GDPR).',
    shop_customer:
      'Whoever answers also sees what our shop knows about you: customer number, number and value of the items in your cart, and your latest orders (number, state, value and date). While you are signed in, they also see earlier chats of your account.',
  },
  scanned: ' A virus scanner checks them.',
  bases:
    'The legal basis depends on the matter. A question about an offer, an order or a contract: steps at your request before entering into a contract, or performance of the contract (Art. 6(1)(b) GDPR). A complaint about goods, a withdrawal from a contract or another matter that the law obliges us to answer: legal obligation (Art. 6(1)(c)). Any other question: our legitimate interest in answering people who write to us (Art. 6(1)(f)).',
  basisOfShopServer:
    ' We use the data of the shop in our legitimate interest in not asking you for what the shop already knows (Art. 6(1)(f)).',
  basisOfCards: ' Where we ask for data on a card, the card names its own basis.',
  longer:
    ' We keep a chat longer only where the law obliges us to, or where we need it to establish, exercise or defend legal claims.',
  proof:
    ' A record that this notice was shown (without the words of the chat and without your address) stays for {years} after the chat is deleted, so that we can show it (Art. 6(1)(f) GDPR).',
  voluntary:
    'Giving your data is voluntary. Without contact details we cannot reply once the chat has ended.',
};
