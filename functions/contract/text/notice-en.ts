/** What the codes of mails say in English. */
export const noticeTextsEn: Record<string, string> = {
  'notice.unknown': 'There is no such e-mail.',
  'notice.nothing_enclosed': 'Nothing goes with this e-mail any more: its date was changed or cancelled.',
  'notice.kind_unknown': 'There is no such kind of e-mail.',
  'notice.wrong_state': 'This e-mail need not be sent again: it has arrived or is still in the queue.',
  'notice.void': 'Not sent, because what it says no longer holds.',
  'notice.failed':
    'This e-mail cannot be composed. We try again; if it goes on failing, tell the operator of the system.',
  'notice.refused': 'The mail service refused this e-mail. Check the address, then send it again.',
  'notice.unconfirmed':
    'The mail service has not confirmed this e-mail yet. The system waits for word before it sends again.',
  'notice.lost': 'Tried several times without confirmation. Ask the recipient before sending it again.',
  'notice.bounced': 'This address does not exist or refuses mail. Correct the address, then send again.',
  'notice.bounced_soft': 'The recipient’s mailbox is full or cannot be reached at present.',
  'notice.complained': 'The recipient marked our e-mail as spam. Reach them by phone.',
  'notice.address_dead':
    'Not sent: an earlier e-mail to this address was refused. Correct the address, then send again.',
  'notice.address_complained': 'Not sent: the recipient marked our e-mail as spam. Reach them by phone.',
  'notice.unwanted': 'Not sent: the recipient wants no reminders.',
  'notice.link_invalid': 'This link is not known.',
}
