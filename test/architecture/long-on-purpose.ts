/** Functions of over 120 lines, with the reason. */
export const LONG_FUNCTIONS: Readonly<Record<string, string>> = {
  'plugin-assets/widget/chat/card.ts makeCard':
    'the states of one card share its fields; parts in functions of their own cost bytes that its budget lacks',
  'service/desks/use-cases.ts makeUseCases':
    'Each capability stands in one list, in the order in which they need each other.',
};

/** Files of over 250 lines, with the reason; lists of texts need none. */
export const LONG_FILES: Readonly<Record<string, string>> = {
  'service/config/env.ts': 'One row for each variable, all in one list that the documents are made from.',
  'service/protocol/vocabulary.ts':
    'The closed lists of values that service and browser share are looked up in one place.',
  'plugin-assets/widget/connection/socket.ts':
    'The connection of the widget is one set of module variables, and a second module could not assign them.',
};
