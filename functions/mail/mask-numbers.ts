/** `81210 5131 0 0012345 2027`: a certificate's number holds more digits than an identity number, and is meant to be read. */
const certificateNo = /(?<![\w-])\d{5} \d{4} \d \d{7} \d{4}(?![\w-])/
const identityNo = /(?<![\w-])\d(?:[ .-]?\d){15}(?![\w-])/
const either = new RegExp(`(${certificateNo.source})|${identityNo.source}`, 'g')

/** Hides what looks like an identity number (16 digits, also with blanks or dots between) in words that people typed. */
export const maskNumbers = (text: string) =>
  text.replace(either, (found: string, certificate?: string) => {
    if (certificate) return found
    const digits = found.replace(/\D/g, '')
    return `${digits.slice(0, 4)}••••••••${digits.slice(-4)}`
  })
