/** Identity, tax and phone numbers, however they are parted; not days or letter numbers. */
const numbers = /\d(?:[ .-]?\d){10,}/g
// As long as an address may be: a text without blanks would else be read again from each of its letters.
const mails = /[^\s@<>",;:()[\]]{1,64}@([^\s@<>",;:()[\]]{1,253}\.\w+)/g

const masked = (text: string) =>
  text
    .replace(numbers, (number) => `${number.slice(0, 4)}••••${number.slice(-2)}`)
    .replace(mails, (mail, domain: string) => `${mail[0]}•••@${domain}`)

/** A value of an entry with what names a person masked, at any depth: whoever wrote it may have forgotten to. */
export function mask(value: unknown): unknown {
  if (typeof value === 'string') return masked(value)
  if (Array.isArray(value)) return value.map(mask)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, mask(of)]))
}
