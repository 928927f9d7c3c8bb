import type { ChatNoticeWords } from './chat-notice-words.ts';

export const en: ChatNoticeWords = {
  details: 'Your rights and details',
  pageTitle: 'Your data in the chat',
  line: 'You are chatting with {controller}. We answer your questions.',
  onePeriod: 'We delete the chat {days} days after the last message.',
  twoPeriods:
    'We delete the chat {anonymous} days after the last message, or {days} days after the last message if there are contact details in it.',
  purposeText: 'answering questions asked in the chat',
  data: 'We process what you write, the time of each message, the address of the page you write from (without parameters) and the product shown on it.',
  shopServer:
    ' Whoever answers also sees what our shop knows about you: customer number, number and value of the items in your cart, and your latest orders (number, state, value and date). While you are signed in, they also see earlier chats of your account.',
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
