import type { Text } from './id.ts'

/** Words of the pages with forms, in English. */
export const text: Text = {
  site: 'Gelombang',
  errorTitle: 'Error',
  errorHeading: 'Some entries need mending',
  sending: 'Sending…',
  loading: 'Loading…',
  failed: 'Not sent yet',
  again: 'Try again',
  requestNumber: (id: string) => `Request number: ${id}`,
  email: 'E-mail address',
  programmeClosed: 'No programme takes registrations at the moment.',

  link: {
    confirmHeading: 'Confirm the e-mail address',
    confirmLead: 'Press the button below to confirm that the e-mail address of your company is right.',
    confirmButton: 'Confirm the e-mail address',
    confirmed: 'The e-mail address is confirmed',
    confirmedNext: 'Your company can now send its list of workers.',
    loginHeading: 'Sign in to the company portal',
    loginLead: 'The link in your mail works once. Press the button to sign in.',
    loginButton: 'Sign in',
    loggedIn: 'You are signed in',
    portal: 'Open the company portal',
    working: 'Checking the link…',
    expired: 'This link was used or has expired',
    expiredLead: 'Write the e-mail address of your company. We will send a new link.',
    none: 'Open this page from the link in our mail. Cannot find it? Ask for a new link below.',
    askLead:
      'The portal needs no password. Write the e-mail address of your company; we will send a link to sign in.',
    askEmailHint: 'The address used for the registration.',
    askMissing: 'Enter the e-mail address.',
    askInvalid: 'Write the whole e-mail address, such as name@example.org.',
    askButton: 'Send the link',
    asked: 'Check your e-mail',
    askedLead: (email) => `If ${email} is registered, a sign-in link is on its way. It works once.`,
    askedHint: 'Nothing after 10 minutes? Look in the spam folder, or check that the address is right.',
    askAgain: 'Use another address',
    notYet: 'Not registered yet?',
    register: 'Register your company',
  },
}
