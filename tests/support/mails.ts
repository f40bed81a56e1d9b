import { setTimeout as sleep } from 'node:timers/promises'

export type Mail = { to: string; subject: string; text: string; html: string; attachments: string[] }
type Stored = {
  destination: { to: string[] }
  subject: string
  body: { text: string; html: string }
  attachments: { filename?: string }[]
  at: number
}

/** Every mail in a mailbox. */
export async function mailsIn(mailbox: string): Promise<Stored[]> {
  return ((await (await fetch(`${mailbox}/store`)).json()) as { emails: Stored[] }).emails
}

/** The mails that a person got, newest last; waits until there are at least `atLeast`. */
export async function mailsTo(mailbox: string, address: string, atLeast = 1): Promise<Mail[]> {
  for (let waited = 0; ; waited += 200) {
    const found = (await mailsIn(mailbox))
      .filter(({ destination }) => destination.to.some((to) => to.replace(/^.*<|>$/g, '') === address))
      .sort((a, b) => a.at - b.at)
      .map(({ subject, body, attachments }) => ({
        to: address,
        subject,
        text: body.text,
        html: body.html,
        attachments: attachments.map(({ filename }) => filename ?? ''),
      }))
    if (found.length >= atLeast) return found
    if (waited > 60_000) throw new Error(`${found.length} of ${atLeast} mails to ${address} came`)
    await sleep(200)
  }
}
