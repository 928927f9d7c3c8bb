/** English words about companies and joining. */
export const registrationEn = {
  company: {
    title: 'Company',
    lead: 'Who you are in law. The data-processing agreement names you like this, and a new shop proposes it as controller.',
    legalName: 'Company',
    legalNameHint: 'The full name, as in the register.',
    address: 'Address',
    addressHint: 'Street and number, postal code, town.',
    country: 'Country',
    nip: 'Tax number (NIP)',
    nipHint: 'Ten digits; spaces and dashes do not matter.',
    nipRight: 'The check digit is right.',
    nipWrong: 'The check digit does not fit. Look at the ten digits again.',
    taxId: 'Tax number',
    taxIdHint: 'VAT ID or national tax number.',
    registerNo: 'Register number',
    registerNoHint: 'KRS, HRB or the like, if you are in a register.',
    contactEmail: 'Contact e-mail',
    contactEmailHint: 'For the agreement and messages about data protection.',
    ownerOnly: 'Only an owner can change this.',
  },
};
