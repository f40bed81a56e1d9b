/** The parts of a mail. Texts are plain: the layout escapes them and gives them their looks. */
export type Block =
  | { as: 'heading'; text: string }
  | { as: 'text'; text: string }
  | { as: 'note'; text: string }
  | { as: 'facts'; rows: (readonly [label: string, value: string])[] }
  | { as: 'list'; title: string; items: readonly string[] }
  | { as: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] }
  | { as: 'button'; text: string; href: string }
  | { as: 'link'; text: string; href: string }
  | { as: 'warning'; text: string }

export const heading = (text: string): Block => ({ as: 'heading', text })
export const text = (said: string): Block => ({ as: 'text', text: said })
export const note = (said: string): Block => ({ as: 'note', text: said })
export const facts = (...rows: (readonly [string, string])[]): Block => ({ as: 'facts', rows })
export const list = (title: string, items: readonly string[]): Block => ({ as: 'list', title, items })
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  as: 'table',
  head,
  rows,
})
export const button = (said: string, href: string): Block => ({ as: 'button', text: said, href })
export const link = (said: string, href: string): Block => ({ as: 'link', text: said, href })
export const warning = (said: string): Block => ({ as: 'warning', text: said })

/** What a template makes: the subject says what it is about and when. */
export type Message = { subject: string; blocks: Block[] }
